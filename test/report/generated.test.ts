import assert from "node:assert/strict";
import { kindOfGenerated } from "../../src/report/generated.ts";

describe("what a path tells of a file", () => {
  for (const [kind, paths] of Object.entries({
    "in an installed package": ["node_modules/a/b.ts", "a/node_modules/b/c.min.js", "bower_components/a.js"],
    vendored: ["vendor/a.go", "src/third_party/a.c", "third-party/yarn.lock"],
    "a lock file": [
      "package-lock.json",
      "a/yarn.lock",
      "pnpm-lock.yaml",
      "go.sum",
      "a/.terraform.lock.hcl",
      "Cargo.lock",
    ],
    minified: ["a.min.js", "a/b.min.css", "app.bundle.js", "a-min.mjs"],
    generated: ["a.pb.go", "a_pb2.py", "a_pb2_grpc.pyi", "a.g.dart", "b.generated.ts", "Form1.Designer.cs", "a.js.map"],
    nothing: [
      "a.ts",
      "vendor",
      "vendors/a.ts",
      "node_modules.ts",
      "lock.ts",
      "block.json",
      "min.js",
      "go.sums",
      "a.map",
    ],
  })) {
    it(kind, () => {
      for (const path of paths) assert.equal(kindOfGenerated(path) ?? "nothing", kind, path);
    });
  }
});
