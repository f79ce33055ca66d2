import { format } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { ensureChromium } from "./chromium.ts";
import type { Server } from "./server.ts";

export interface WorkbenchOptions {
  readonly server: Server;
  readonly folder: string;
  /** The folder of an extension under development. */
  readonly extension?: string;
  /** The module whose `run()` the extension host calls. */
  readonly tests?: string;
  /** A file to open. */
  readonly file?: string;
  /** CSS pixels; 1280 x 800 by default. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Device pixels of a CSS pixel; 1 by default. */
  readonly scale?: number;
  /** The extension host's console, one call an entry. */
  readonly onLog?: (text: string) => void;
}

export interface Workbench {
  readonly page: Page;
  /**
   * The exit code of the run of tests; rejects when the browser or its page dies first.
   * A host that crashes reports 0 as well: ask for evidence.
   */
  readonly finished: Promise<number>;
  close(): Promise<void>;
}

/** Without a sandbox, because Chromium refuses to run as root with one; the page is our own. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser without a window. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), args: quiet });
}

/** Opens the workbench in a fresh browser without a window and resolves once it shows (3 s). */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { server, folder, size = { width: 1280, height: 800 }, scale = 1, onLog } = options;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: scale });
    const finished = new Promise<number>((resolve, reject) => {
      page.once("crash", () => reject(new Error("The browser's page crashed.")));
      page.once("close", () => reject(new Error("The browser's page was closed.")));
      // VS Code calls these two by name when a page runs tests.
      page.exposeFunction("codeAutomationExit", resolve).catch(reject);
    });
    finished.catch(() => undefined);
    await page.exposeFunction("codeAutomationLog", (_type: string, values: unknown[]) => onLog?.(format(...values)));
    await page.goto(workbenchUrl(server, folder, options).href);
    await page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
    return { page, finished, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function workbenchUrl(server: Server, folder: string, { extension, tests, file }: WorkbenchOptions): URL {
  const remote = (local: string) => `vscode-remote://${server.authority}${encodeURI(local.replaceAll("\\", "/"))}`;
  const payload = [
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ];
  if (extension !== undefined) payload.push(["extensionDevelopmentPath", remote(extension)]);
  if (tests !== undefined) payload.push(["extensionTestsPath", remote(tests)]);
  if (file !== undefined) payload.push(["openFile", remote(file)]);
  const url = server.url(folder);
  url.searchParams.set("payload", JSON.stringify(payload));
  return url;
}
