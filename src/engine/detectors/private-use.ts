import { spanFinder } from "../line.ts";
import type { Span } from "../syntax/regions.ts";
import { CharacterClass, classOf } from "../unicode/classes.ts";
import type { WholeRule } from "../whole.ts";

interface Run {
  readonly start: number;
  readonly end: number;
  readonly characters: readonly number[];
  readonly count: number;
  readonly span: Span;
  /** Letters or digits stand on both sides. */
  readonly isInWord: boolean;
  /** Nothing but it stands in its quotes or element, or a label follows after a blank. */
  readonly isValue: boolean;
}

interface PrivateUse {
  readonly runs: readonly Run[];
  /** The line speaks of fonts or icons. */
  readonly isHint: boolean;
}

/** As many icons side by side as separators, spinners and gauges are made of. */
const longestIcons = 8;
/** So many quoted private-use characters in a file are a table of icons. */
const shortestTable = 3;
const APPLE_LOGO = 0xf8ff;

/**
 * Private-use characters, unless a font explains them. All of U+E000 to U+F8FF, and parts of the planes 15 and 16, are
 * taken by Nerd Fonts, Font Awesome, Material Icons, SF Symbols and their like; which of them a file means only its words
 * tell, its path, or the way that it lists them.
 */
export const privateUse: WholeRule<PrivateUse> = {
  isWanted: (_, __, seen) => (seen.classes & (1 << CharacterClass.private)) !== 0,
  read: ({ text, spans }, judge) => {
    const runs = runsIn(text, spans, judge.allows);
    const isHint = hint.test(text);
    return runs.length > 0 || isHint ? { runs, isHint } : undefined;
  },
  judge: (facts, report, judge) => {
    const all = facts.flatMap(({ line, fact }) => fact.runs.map((run) => ({ line, run })));
    const hasFont = pathHint.test(judge.path) || facts.some(({ fact }) => fact.isHint);
    const hasTable = all.filter(({ run }) => run.isValue).length >= shortestTable;
    for (const { line, run } of all) {
      const { start, end, characters, count, span } = run;
      if (!isIcon(run, hasFont, hasTable)) report("private-use", line, start, end, span, { characters, count });
    }
  },
};

function isIcon({ isInWord, isValue, count, characters, span }: Run, hasFont: boolean, hasTable: boolean): boolean {
  if (isInWord || count > longestIcons) return false;
  if (count === 1 && characters[0] === APPLE_LOGO && span.region !== "code") return true;
  return hasFont || (hasTable && isValue);
}

/** Fonts, their tools and the words of style sheets. */
const hint =
  /\b(?:nerd|powerline|fonts?|starship|private.?use|pua|emblem|fontello|icomoon)\b|icon|glyph|font.?awesome|font-?face|font-?family|\bcontent\s{0,8}:\s{0,8}["'][\ue000-\uf8ff]|\.(?:ttf|otf|woff2?)\b/i;

/** Prompts, status bars, terminals and editors that are set up with such fonts, and the fonts themselves. */
const pathHint =
  /nerd|powerline|icon|glyph|font|(?:^|[/._-])(?:starship|p10k|waybar|polybar|lemonbar|yambar|i3|i3blocks|sway|hypr|hyprland|bspwm|awesome|xmobar|qtile|dwm|tmux|zsh|zshrc|fish|vim|vimrc|nvim|lualine|wezterm|alacritty|kitty|conky|dunst|rofi|wofi|eww|sketchybar|yabai|lsd|yazi|ranger|lf|fastfetch|neofetch|zellij|oh-my-posh|spaceship|dotfiles)(?:$|[/._-])/i;

function runsIn(text: string, spans: readonly Span[], allows: (codePoint: number) => boolean): Run[] {
  const runs: Run[] = [];
  const spanAt = spanFinder(spans);
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < 0xdb80) continue;
    const start = index;
    const characters = new Set<number>();
    let count = 0;
    for (let codePoint = text.codePointAt(index) ?? 0; isPrivate(codePoint) && !allows(codePoint); count++) {
      characters.add(codePoint);
      index += codePoint > 0xffff ? 2 : 1;
      codePoint = text.codePointAt(index) ?? 0;
    }
    if (count === 0) continue;
    const beside = surroundings(text, start, index);
    runs.push({ start, end: index, characters: [...characters], count, span: spanAt(start), ...beside });
  }
  return runs;
}

function isPrivate(codePoint: number): boolean {
  return classOf(codePoint) === CharacterClass.private;
}

function surroundings(text: string, start: number, end: number): Pick<Run, "isInWord" | "isValue"> {
  const before = text.charAt(start - 1);
  const behind = text.charAt(end);
  const isLetter = (character: string): boolean => /[\w\u00c0-\u1fff\u3040-\ud7ff]/.test(character);
  return {
    isInWord: isLetter(before) && isLetter(behind),
    isValue: /["'`>]/.test(before) && /["'`<\s]/.test(behind),
  };
}
