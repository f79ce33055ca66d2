import assert from "node:assert/strict";
import fc from "fast-check";
import { landmarkOf, looksBeyondAscii, namesWithLook } from "../../../src/engine/identifiers/elsewhere.ts";
import { lookOf } from "../../../src/engine/identifiers/keys.ts";
import { defaultPolicy } from "../../../src/engine/policy.ts";

const name = fc.stringMatching(/^[A-Za-z_$][\w$]{0,12}$/);
const program = { path: "a.ts" };

describe("names of other files", () => {
  it("hold the landmark of their look", () => {
    fc.assert(fc.property(name, (ascii) => ascii.includes(landmarkOf(lookOf(ascii)))));
    assert.deepEqual(["scope", "rnodel", "lOll", "total"].map(landmarkOf), ["scope", "ode", "", "tota"]);
  });

  it("are found where they are wanted, by their look", () => {
    fc.assert(
      fc.property(name, (ascii) => {
        const found = namesWithLook(`f(${ascii}_x);`, new Set([lookOf(`${ascii}_x`)]), program, defaultPolicy);
        assert.deepEqual(
          [...found.values()].map(({ text }) => text),
          [`${ascii}_x`],
        );
      }),
    );
  });

  it("are not looked for where no ASCII name can look the same", () => {
    const looks = looksBeyondAscii(
      "\u0441\u043e\u0440\u0443(\u0436\u0443\u043a, \u0431\u0430);\n",
      program,
      defaultPolicy,
    );
    assert.deepEqual(looks, ["copy"]);
  });
});
