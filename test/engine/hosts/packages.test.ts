import assert from "node:assert/strict";
import { ecosystems } from "../../../src/engine/hosts/ecosystems.ts";
import { type Context, defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";

/** Where a package's name stands: a path, a line, the name that it passes for. A Cyrillic "o" unless said otherwise. */
const lookalikes: readonly (readonly [string, string, string])[] = [
  ["package.json", '    "l\u043Edash": "^4.17.21",', "lodash"],
  ["package.json", '    "@b\u0430bel/c\u043Ere": "7.0.0"', "@babel/core"],
  ["package.json", '    "lodash\u2010es": "^4.17.21",', "lodash-es"],
  ["package-lock.json", '    "node_modules/l\u043Edash": {', "node_modules/lodash"],
  ["src/a.ts", 'import x from "re\u0430ct";', "react"],
  ["src/a.mjs", 'const x = await import("re\u0430ct-dom/client");', "react-dom/client"],
  ["src/a.cjs", 'const x = require("re\u0430ct");', "react"],
  ["src/a.ts", 'export * from "re\u0251ct";', "react"],
  ["src/a.ts", 'import "\u0440\u0430\u0443";', "pay"],
  ["requirements.txt", "requ\u0435sts==2.31.0", "requests"],
  ["requirements-dev.txt", "requ\u0435sts[socks]>=2", "requests"],
  ["pyproject.toml", '    "requ\u0435sts>=2",', "requests"],
  ["pyproject.toml", 'requ\u0435sts = "^2"', "requests"],
  ["a.py", "import sys, myp\u0430ckage", "mypackage"],
  ["a.py", "from requ\u0435sts.adapters import HTTPAdapter", "requests.adapters"],
  ["Cargo.toml", 's\u0435rde = { version = "1" }', "serde"],
  ["src/main.rs", "use s\u0435rde::Deserialize;", "serde"],
  ["go.mod", "\tgithub.com/sp\u0444f13/c\u043Ebra v1.0.0".replace("\u0444", ""), "github.com/spf13/cobra"],
  ["main.go", '\t"g\u0456thub.com/a/b"', "github.com/a/b"],
  ["pom.xml", "  <artifactId>l\u043Eg4j</artifactId>", "log4j"],
  ["build.gradle", "  implementation 'c\u043Em.google:guava:1'", "com.google:guava:1"],
  ["a.csproj", '  <PackageReference Include="Newt\u043Ensoft.Json" Version="1" />', "Newtonsoft.Json"],
  ["Gemfile", "gem 'r\u0430ils', '~> 7'", "rails"],
  ["Dockerfile", "FROM n\u043Ede:20-alpine AS build", "node:20-alpine"],
  ["docker-compose.yml", "    image: \u0440ostgres:16", "postgres:16"],
  [".github/workflows/ci.yml", "      - uses: acti\u043Ens/checkout@v4", "actions/checkout@v4"],
  ["Cargo.toml", 'x = { package = "s\u0435rde", version = "1" }', "serde"],
  ["deno.json", '  "imports": { "a": "npm:s\u0435rde@1" }', "npm:serde@1"],
  ["deno.json", '  "imports": { "a": "npm:\u0441\u043e\u0440\u0443@1", "b": "\u0436\u0443\u043a" }', "npm:copy@1"],
  ["deno.json", '  "imports": { "\u0455tore": "./src/a.ts" }', "store"],
  ["importmap.json", '  "l\u043edash": "/x.js"', "lodash"],
  ["a.html", '<script type="importmap">{"imports":{"l\u043edash":"/x.js"}}</script>', "lodash"],
  ["pyproject.toml", 'dependencies = ["requ\u0435sts>=2"]', "requests"],
  ["pyproject.toml", 'dependencies=["a>1", "\u0441\u043e\u0440\u0443"] # \u0436\u0443\u043a', "copy"],
  ["environment.yml", "  - conda-forge::num\u0440y=1.2", "numpy"],
  ["environment.yaml", "    - requ\u0435sts", "requests"],
  ["a.c", "#include <std\u0456o.h>", "stdio.h"],
  ["a.hpp", '# include "my\u0435xt.h"', "myext.h"],
  ["README.md", "https://esm.sh/l\u043edash", "lodash"],
  ["README.md", "Run `npm install l\u043Edash` first.", "lodash"],
  ["README.md", "pip install requ\u0435sts", "requests"],
  ["README.md", "docker pull \u0440ostgres", "postgres"],
  ["README.md", "See https://github.com/f\u0430cebook/react for more.", "facebook/react"],
  ["README.md", "git clone git@github.com:f\u0430cebook/react.git", "facebook/react.git"],
  ["README.md", "https://pypi.org/project/requ\u0435sts/", "requests"],
];

/** No package's name, or one that passes for none. */
const honest: readonly (readonly [string, string])[] = [
  ["package.json", '  "description": "\u0421\u0435\u0440\u0432\u0435\u0440 \u0434\u043B\u044F l\u00E9s",'],
  ["src/a.ts", 'import { x } from "./\u043A\u043E\u043C\u043F\u043E\u043D\u0435\u043D\u0442";'],
  ["src/a.ts", 'import { x } from "../\u0441\u043E\u0440/x";'],
  ["src/a.ts", 'import { x } from "\u0443\u0442\u0438\u043B\u0438\u0442\u044B";'],
  ["a.py", "import \u043C\u043E\u0434\u0443\u043B\u044C"],
  ["a.py", "from \u0441\u0435\u0440\u0432\u0438\u0441 import \u043A\u043B\u0438\u0435\u043D\u0442"],
  ["src/main.rs", "use cr\u00E9ation::x;"],
  [
    "README.md",
    "npm install express \u0447\u0442\u043E\u0431\u044B \u0432\u0441\u0451 \u0437\u0430\u0440\u0430\u0431\u043E\u0442\u0430\u043B\u043E",
  ],
  ["README.md", "docker run \u4F60\u7684\u955C\u50CF"],
  ["docker-compose.yml", "    image: \u0438\u043C\u044F-\u043E\u0431\u0440\u0430\u0437\u0430"],
  ["a.csproj", '  <PackageReference Include="\u65E5\u672C\u8A9E.Json" Version="1" />'],
];

const hostsIn = (text: string, context: Context): string[] =>
  scan(text, context, defaultPolicy)
    .filter(({ rule }) => rule === "lookalike-host")
    .map(({ severity, twin }) => `${severity} ${twin}`);

describe("packages that pass for others", () => {
  for (const [path, line, twin] of lookalikes)
    it(`${twin} in ${path}`, () => {
      assert.deepEqual(hostsIn(line, { path }), [`error ${twin}`]);
    });

  for (const [path, line] of honest)
    it(`nothing in ${path}: ${line.replace(/[^ -~]/g, "?").trim()}`, () => {
      assert.deepEqual(hostsIn(line, { path }), []);
    });

  const commands = [
    ...["npm i", "pnpm add", "yarn dlx", "bun x", "npx", "bunx", "pipx run", "uvx", "uv add", "uv pip install"],
    ...["pip install", "pip3 install", "poetry add", "conda install", "gem install", "cargo add", "go get"],
    ...["composer require", "dotnet add package", "brew install", "apt install", "apt-get install", "docker pull"],
    ...["podman run"],
  ];
  const hosts = [
    ...["github.com/", "gitlab.com:", "bitbucket.org/", "codeberg.org/", "raw.githubusercontent.com/", "ghcr.io/"],
    ...["esm.sh/", "unpkg.com/", "cdn.jsdelivr.net/npm/", "cdn.skypack.dev/", "deno.land/x/", "jsr.io/"],
    ...["npmjs.com/package/", "pypi.org/project/", "crates.io/crates/", "rubygems.org/gems/", "hub.docker.com/r/"],
  ];
  for (const before of [...commands.map((command) => `${command} `), ...hosts])
    it(`are found behind ${before}`, () => {
      assert.match(hostsIn(`${before}re\u0430ct`, { path: "notes.md" }).join(), /react/);
    });

  it("are looked for by expressions that match something each time", () => {
    for (const { names } of ecosystems) for (const pattern of names) assert.doesNotMatch("", pattern);
  });

  it("are named with what they pass for", () => {
    const [finding] = scan("FROM n\u043Ede:20", { path: "Dockerfile" }, defaultPolicy);
    assert.ok(finding);
    assert.equal(messageOf(finding), 'Package "n\u043Ede:20" looks like "node:20": U+043E');
  });
});
