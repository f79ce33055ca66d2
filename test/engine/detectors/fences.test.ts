import assert from "node:assert/strict";
import { fenceReader, marginOf } from "../../../src/engine/detectors/fences.ts";

/** The lines that are part of fenced blocks, parted by `|`. */
function fenced(...lines: string[]): string {
  const isFenced = fenceReader();
  return lines.filter((line) => isFenced(marginOf(line))).join("|");
}

describe("a fenced block", () => {
  it("is all from its first fence to its last", () => {
    assert.equal(fenced("a", "```", "b", "", "```", "c"), "```|b||```");
    assert.equal(fenced("~~~ sh `a` ~~~", "b", "~~~ \t", "c"), "~~~ sh `a` ~~~|b|~~~ \t");
    assert.equal(fenced("```js", "b", "````", "c"), "```js|b|````");
  });

  it("begins with three of the same sign, and no more of them on the line if these are backticks", () => {
    for (const line of ["``", "~~", "`a`", "a ```", "a ~~~", "``` a`", "```a```", "\\```"])
      assert.equal(fenced(line), "");
  });

  it("ends only with as many of the same sign, and nothing behind", () => {
    for (const line of ["``", "~~~", "``` a", "~~~~", "- ```", "> a", "1. ```", "a", "a ```"])
      assert.equal(fenced("```", line, "```", "b"), `\`\`\`|${line}|\`\`\``);
    assert.equal(fenced("````", "```", "````", "b"), "````|```|````");
    assert.equal(fenced("~~~~~", "````````", "~~~~", "~~~~~~", "b"), "~~~~~|````````|~~~~|~~~~~~");
  });

  it("may be indented by three blanks, and then is a block of another kind", () => {
    assert.equal(fenced("   ```", "a", " ```", "b"), "   ```|a| ```");
    assert.equal(fenced("    ```", "a"), "");
    assert.equal(fenced("> ```", "> a", "> ```", "> b"), "> ```|> a|> ```");
    assert.equal(fenced(">    ```", "> a"), ">    ```|> a");
    assert.equal(fenced(">     ```", "> a"), "");
  });

  it("ends with the quote that it stands in", () => {
    assert.equal(fenced("> ```", "> a", "b"), "> ```|> a");
    assert.equal(fenced("> ```", "", "> b"), "> ```");
    assert.equal(fenced(">```", ">a", ">```", ">b"), ">```|>a|>```");
    assert.equal(fenced(">```", ">a", ">```", ">b"), ">```|>a|>```");
    assert.equal(fenced("> > ```", ">> a", "> b"), "> > ```|>> a");
    assert.equal(fenced("> ```", "> > a", "> ```", "b"), "> ```|> > a|> ```");
    assert.equal(fenced("- > ```", "  > a", "  b"), "- > ```|  > a");
  });

  it("ends with the list item that it stands in", () => {
    for (const item of ["- ", "* ", "+ ", "1. ", "10) ", "- - "]) {
      const within = " ".repeat(item.length);
      assert.equal(
        fenced(`${item}\`\`\``, `${within}a`, "", `${within}\`\`\``, "b"),
        `${item}\`\`\`|${within}a||${within}\`\`\``,
      );
      assert.equal(fenced(`${item}\`\`\``, "", `${within.slice(1)}b`), `${item}\`\`\`|`);
      assert.equal(fenced(`${item}a`, "", `${within}\`\`\``, within, "b"), `${within}\`\`\`|${within}`);
      assert.equal(fenced(`${item}a`, "", `${within}   ~~~`, `${within}b`, "c"), `${within}   ~~~|${within}b`);
      assert.equal(fenced(`${item}a`, "", `${within}    ~~~`, `${within}b`), "");
    }
    assert.equal(fenced("-", "  ```", "a"), "  ```");
    assert.equal(fenced("-a", "  ```", "b", "```", "c"), "  ```|b|```");
  });

  it("may stand in an item around the last one", () => {
    assert.equal(fenced("- a", "  - b", "", "  ```", "  c", "d"), "  ```|  c");
    assert.equal(fenced("- a", "b", "", "  ```", "c"), "  ```|c");
    assert.equal(fenced("- a", "> ```", "> b"), "> ```|> b");
    assert.equal(fenced("- a", ">   ```", "> b"), ">   ```|> b");
    assert.equal(fenced("> - a", "- b", "  ```", "c"), "  ```");
    assert.equal(fenced("> - a", "    ```", "b"), "");
  });
});
