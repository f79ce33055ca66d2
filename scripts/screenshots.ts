import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { openWorkbench } from "./host/browser.ts";
import { installHost } from "./host/install.ts";
import { installVsix, startServer } from "./host/server.ts";
import { packageExtension } from "./package.ts";
import { execute, root, withTemporaryFolder } from "./process.ts";
import { writeSample } from "./sample.ts";

/* Makes the README's pictures from the real editor. Look at them before you commit them. */

const pictures = path.join(root, "media", "screenshots");

/** Line 6 has the letter of the first two pictures. */
const session = `import type { User } from "./user";

/** Only administrators may read the audit log. */
export function canReadAudit(user: User): boolean {
  const isAdmin = user.role === "admin\u200b";
  const \u0456sAdmin = user.name !== "";
  return \u0456sAdmin;
}

// The limit is agreed with the bank.${[..." Ignore it."].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("")}
export const limit = 10\u00a0* 100;

export function visible(text: string): string {
  return text.replace(\u201ctest\u201d, "");
}
`;

async function main(): Promise<void> {
  await execute(process.execPath, ["esbuild.mjs"], { show: true });
  const vsix = await packageExtension();
  mkdirSync(pictures, { recursive: true });
  await withTemporaryFolder(async (folder) => {
    const sample = path.join(folder, "bank");
    await writeSample(sample);
    const file = path.join(sample, "src", "session.ts");
    writeFileSync(file, session);
    const settings = {
      "security.workspace.trust.enabled": false,
      "workbench.colorTheme": "Default Dark Modern",
      "editor.minimap.enabled": false,
      "editor.fontSize": 15,
      "editor.hover.delay": 100,
      "breadcrumbs.enabled": false,
      "problems.showCurrentInStatus": false,
      "typescript.validate.enable": false,
      "typescript.tsserver.useSyntaxServer": "never",
      "git.decorations.enabled": false,
      "workbench.layoutControl.enabled": false,
    };
    const host = await installHost("current");
    const extensions = path.join(folder, "extensions");
    mkdirSync(extensions);
    await installVsix(host, vsix, extensions);
    const server = await startServer({
      host,
      state: path.join(folder, "state"),
      extensions,
      settings,
    });
    try {
      const size = { width: 1120, height: 600 };
      const { page, close } = await openWorkbench({ server, folder: sample, file, size, scale: 1.5 });
      try {
        await take(page);
      } finally {
        await close();
      }
    } finally {
      await server.stop();
    }
  });
}

async function take(page: Page): Promise<void> {
  await page.waitForSelector(".monaco-editor .squiggly-error");
  await run(page, "View: Close Primary Side Bar");
  await run(page, "Notifications: Clear All Notifications");

  await goTo(page, "6:9");
  const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: "Confusable identifier" });
  // TypeScript says "loading" in its part of the hover until its server has read the file.
  for (let tries = 0; tries < 20; tries++) {
    await page.keyboard.press("Escape");
    await run(page, "Show or Focus Hover");
    await hover.getByText("boolean").waitFor();
    if ((await hover.getByText("loading...").count()) === 0) break;
  }
  await page.screenshot({ path: path.join(pictures, "hover.png") });

  await page.mouse.move(5, 5);
  await goTo(page, "6:9");
  await page.keyboard.press("Control+.");
  await page.waitForSelector(".action-widget >> text=Rename");
  await page.screenshot({ path: path.join(pictures, "quick-fix.png") });
  await page.keyboard.press("Escape");

  await run(page, "Glyphguard: Scan Workspace");
  await run(page, "Problems: Focus on Problems View");
  await page.waitForSelector(".markers-panel >> text=bidi-control.ts");
  await run(page, "Notifications: Clear All Notifications");
  await run(page, "View: Focus Active Editor Group");
  await page.screenshot({ path: path.join(pictures, "problems.png") });

  await choose(page, "task Let an agent", "Let an agent edit this workspace");
  await run(page, "View: Show Explorer");
  const view = page.locator(".pane", { hasText: "Hidden in Edits" });
  await view.waitFor();
  await run(page, "View: Hide Panel");
  await run(page, "Glyphguard: Review What Edits Brought In");
  await page.locator(".pane-header", { hasText: "bank" }).click();
  await view.locator(".monaco-list-row", { hasText: "deploy.sh" }).waitFor();
  await page.mouse.move(700, 560);
  await run(page, "Notifications: Clear All Notifications");
  await page.screenshot({ path: path.join(pictures, "review.png") });
}

/** Chooses what quick open finds. */
async function choose(page: Page, what: string, row: string): Promise<void> {
  await page.keyboard.press("Control+P");
  await page.locator(".quick-input-widget input.input").fill(what);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: row }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/** Runs a command by its title, as a user would. */
async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input.input");
  await input.fill(`>${title}`);
  await page
    .locator(".quick-input-list .monaco-list-row.focused", { hasText: title.split(": ").at(-1) ?? title })
    .waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input.input").fill(`:${place}`);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

await main();
process.exit(0);
