import { equal } from "node:assert/strict";

it("passes", () => equal(1, 1));
it("fails", () => equal(1, 2));
