import assert from "node:assert/strict";
import fc from "fast-check";
import { pathOf, uriOf } from "../../src/report/uri.ts";

describe("a path as a URI", () => {
  it("is ASCII, a path without a scheme or a file, and leads back", () => {
    const path = fc.stringMatching(/^(?:\/|[A-Z]:\/)?[^\ud800-\udfff]{1,20}$/u);
    fc.assert(
      fc.property(path, (original) => {
        const uri = uriOf(original);
        assert.match(uri, /^(?:file:\/\/\/(?:[A-Z]:\/)?)?(?:[\w.~/-]|%[0-9A-F]{2})*$/);
        assert.equal(pathOf(uri), original);
      }),
    );
  });
});
