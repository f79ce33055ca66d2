import type { Language } from "../syntax/languages.ts";
import { lookOf } from "./keys.ts";

/** Keywords and the names that everybody knows, by language id. Not complete: the ones worth passing for. */
const words: Readonly<Record<string, string>> = {
  javascript:
    "abstract any as async await boolean break case catch class const constructor continue debugger declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace never new null number object of package private protected public readonly require return satisfies set static string super switch symbol this throw true try type typeof undefined unknown var void while with yield " +
    "alert arguments Array ArrayBuffer atob BigInt Boolean btoa Buffer clearInterval clearTimeout confirm console crypto Date decodeURI decodeURIComponent document encodeURI encodeURIComponent Error escape eval exports fetch fs Function global globalThis history Infinity Intl isFinite isNaN JSON length localStorage location log Map Math module name NaN navigator Number Object open parseFloat parseInt path performance postMessage process Promise prompt prototype Proxy __proto__ queueMicrotask Reflect RegExp Request Response screen self sessionStorage Set setInterval setTimeout String structuredClone Symbol toString TypeError Uint8Array unescape URL valueOf WeakMap WebSocket window Worker XMLHttpRequest exec spawn execSync",
  python:
    "and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try type while with yield " +
    "abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple vars zip __import__ __name__ __main__ __init__ __file__ self cls os sys re json subprocess pickle requests Exception ValueError TypeError KeyError",
  cpp:
    "alignas alignof asm auto bool break case catch char class co_await co_return co_yield concept const consteval constexpr constinit const_cast continue decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept nullptr operator override private protected public register reinterpret_cast requires restrict return short signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while define endif ifdef ifndef include pragma " +
    "NULL std cout cin cerr endl string vector map main printf scanf sprintf snprintf strcpy strcmp strlen strcat memcpy memset malloc calloc realloc free exit abort system size_t uint8_t uint32_t uint64_t int32_t int64_t FILE fopen fclose id self nil NSString",
  java:
    "abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import instanceof int interface long native new null package permits private protected public record return sealed short static strictfp super switch synchronized this throw throws transient true false try var void volatile while yield " +
    "Boolean Byte Character Class ClassLoader Double Exception Float Integer Iterable List Long Map Math Object Optional Override Process ProcessBuilder Runnable Runtime RuntimeException Set String StringBuilder System Thread Throwable main out println equals hashCode toString",
  csharp:
    "abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach get goto if implicit in init int interface internal is lock long namespace new null object operator out override params private protected public readonly record ref required return sbyte sealed set short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using value var virtual void volatile when where while yield " +
    "Action Boolean Console Convert DateTime Dictionary Environment Exception File Func Guid IEnumerable Int32 List Main Math Object Path Process String System Task Type WriteLine",
  go:
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var " +
    "any append bool byte cap clear close comparable complex64 complex128 copy delete error false float32 float64 imag int int8 int16 int32 int64 iota len main make max min new nil panic print println real recover rune string true uint uint8 uint16 uint32 uint64 uintptr context err errors exec fmt http init io json os strings time Printf Println Sprintf Errorf",
  rust:
    "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type union unsafe use where while yield macro_rules " +
    "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Box Clone Copy Debug Default Drop Err Iterator None Ok Option Rc Arc Result Send Some String Sync Vec HashMap assert assert_eq dbg eprintln format main panic print println std todo unreachable unwrap vec",
  shellscript:
    "case do done elif else esac eval exec exit export fi for function if in local readonly return select set shift source then time trap umask unset until while " +
    "alias awk bash cat cd chmod chown cp curl cut date declare echo env find git grep head kill ln ls mkdir mv npm printf ps pwd python read rm rsync scp sed sh sleep sort ssh su sudo tail tar tee test touch tr true false type wget xargs HOME PATH USER",
  powershell:
    "begin break catch class continue do else elseif end exit filter finally for foreach function if in param process return switch throw trap try until using while true false null Invoke Expression Get Set New Write Host Output iex iwr",
  php: "abstract and array as break callable case catch class clone const continue declare default die do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends final finally fn for foreach function global goto if implements include include_once instanceof insteadof interface isset list match namespace new null or print private protected public readonly require require_once return static switch throw trait true false try unset use var while xor yield self parent this assert base64_decode count exec explode file_get_contents header htmlspecialchars implode in_array json_decode json_encode passthru preg_match preg_replace shell_exec str_replace strlen strpos substr system unserialize",
  ruby: "alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield attr_accessor attr_reader attr_writer eval exec extend include initialize instance_eval lambda load loop new open p print private proc protected public puts raise require require_relative send system Array File Hash IO Integer Kernel Object String",
  swift:
    "actor any as associatedtype async await break case catch class continue convenience default defer deinit didSet do else enum extension fallthrough false fileprivate final for func get guard if import in indirect infix init inout internal is lazy let mutating nil open operator optional override private protocol public repeat required rethrows return self Self set some static struct subscript super switch throw throws true try typealias unowned var weak where while willSet Any Array Bool Character Data Dictionary Double Error Float Int Never Optional Result Set String UInt URL Void fatalError main print",
  kotlin:
    "abstract actual annotation as break by catch class companion const constructor continue crossinline data delegate do dynamic else enum expect external false field file final finally for fun get if import in infix init inline inner interface internal is lateinit noinline null object open operator out override package private protected public reified return sealed set super suspend tailrec this throw true try typealias typeof val value var vararg when where while Any Array Boolean Byte Char Double Exception Float Int List Long Map Nothing Set Short String Unit check error lazy let listOf main map mapOf print println require run",
  scala:
    "abstract case catch class def derives do else end enum export extends extension false final finally for given if implicit import infix inline lazy match new null object opaque open override package private protected return sealed super then this throw trait transparent true try type using val var while with yield Any AnyRef Array Boolean Byte Char Double Either Exception Float Future Int Left List Long Map None Nil Nothing Option Right Seq Set Short Some String Unit Vector main print println",
  dart: "abstract as assert async await base break case catch class const continue covariant default deferred do dynamic else enum export extends extension external factory false final finally for Function get hide if implements import in interface is late library mixin new null of on operator part required rethrow return sealed set show static super switch sync this throw true try type typedef var void when while with yield bool double Future int Iterable List main Map num Object print Set Stream String Widget",
  lua: "and break do else elseif end false for function goto if in local nil not or repeat return then true until while assert collectgarbage coroutine dofile error getmetatable io ipairs load loadfile loadstring math next os package pairs pcall print rawget rawset require select self setmetatable string table tonumber tostring type unpack",
  perl: "and bless chomp chop close cmp continue defined delete die do each else elsif eq eval exec exists exit for foreach ge given grep gt if join keys last le length local lt map my ne next no not open or our package pop print printf push qw ref require return reverse say scalar shift sort splice split sprintf sub substr system tie undef unless unlink unshift until use values wantarray warn when while xor",
  sql: "add all alter and any as asc begin between by case check column commit constraint create cross database declare default delete desc distinct drop else end except exec execute exists false foreign from full function grant group having if in index inner insert intersect into is join key left like limit not null offset on or order outer primary procedure references replace return revoke right rollback row select set table then top transaction trigger true truncate union unique update use user using values view when where with",
  r: "break else FALSE for function if in Inf library NA NaN next NULL repeat require return TRUE while apply c cat data eval exp lapply length list log max mean min names paste print rep sapply seq set source stop sum system vector warning",
  julia:
    "abstract baremodule begin break catch const continue do else elseif end export false finally for function global if import in isa let local macro module mutable nothing outer primitive quote return struct true try type using where while Any Array Bool Char Complex Dict Float64 Int Int64 Matrix Missing Nothing Real Set String Symbol Tuple Vector error eval exp include length map max min print println rand run size sum throw zeros",
  haskell:
    "as case class data default deriving do else family forall foreign hiding if import in infix infixl infixr instance let module newtype of qualified then type where Bool Char Double Either False Float IO Int Integer Just Left Maybe Monad Nothing Right Show String True concat error filter foldl foldr fst head id map mapM_ print putStrLn pure return seq show snd undefined",
  elixir:
    "after and case catch cond def defmacro defmodule defp defstruct do else end false fn for if import in nil not or quote raise receive require rescue super true try unless unquote use when with Agent Atom Enum File Float GenServer Integer IO Kernel List Map Process String System Task inspect puts self send spawn",
  json: "true false null",
  yaml: "true false null yes no on off",
};

const aliases: Readonly<Record<string, string>> = {
  ...{ typescript: "javascript", typescriptreact: "javascript", vue: "javascript", svelte: "javascript" },
  ...{ c: "cpp", "objective-c": "cpp", cuda: "cpp", groovy: "java", fish: "shellscript", dockerfile: "shellscript" },
  ...{ toml: "json", html: "javascript", erb: "ruby" },
};

const known = new WeakMap<Language, ReadonlyMap<string, string>>();

/** By `lookOf`, the keywords and well-known names of a language; none where it has no table. */
export function reservedLooks(language: Language): ReadonlyMap<string, string> {
  const former = known.get(language);
  if (former !== undefined) return former;
  const listed = words[language.id] ?? words[aliases[language.id] ?? ""] ?? "";
  const looks = new Map<string, string>();
  for (const word of listed.split(" ")) if (word !== "" && !looks.has(lookOf(word))) looks.set(lookOf(word), word);
  known.set(language, looks);
  return looks;
}
