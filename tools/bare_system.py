"""Try `make demo` and `make test` on a bare system: git, make and python3 on a fresh Debian or
Ubuntu, and nothing else.

    sudo python3 tools/bare_system.py bookworm
    sudo python3 tools/bare_system.py trixie --tests tests/press --log /tmp/trixie.log

Needs root, debootstrap and unshare (util-linux); downloads about 300 MB. The steps:

1. A root folder is made with debootstrap, and git, make and python3 are installed in it.
2. The last commit of this checkout is cloned into it, to a path with spaces and accents. The
   commands below are run by a user without privileges; no locale and no home are set.
3. `make demo` must fail before it installs anything, and print the line that installs what is
   missing.
4. That very line is pasted, by root.
5. `make demo` must print the path of a PDF; then `make test` must pass.
6. In a checkout that the user cannot write to, and with a home, `make demo` and some tests must
   pass too.

The root folder gets the package managers' settings of this machine as it finds them: apt's mirror,
proxies and logins, pip's settings and the folders they name, certificates. Mounts live in a
namespace of their own, so none can be left behind. Exits with 0 when all went well, 1 when a step
failed, 77 when this machine cannot do it.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
CANNOT = 77  # what automake's tests exit with when they are skipped
USER = "reader"
WRITABLE = "/srv/Une revue d'été à lire/digest"
READ_ONLY = "/srv/read only/digest"
FEW_TESTS = "tests/press tests/themes"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
INSIDE = "BARE_SYSTEM_ROOT"  # set for the part of this script that runs in the namespace
NETWORK_VARIABLES = ("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy")


class StepFailed(Exception):
    """A step did not go as it should; the message says which and how."""


def main() -> int:
    """Run the steps; the exit code."""
    options = _options()
    if reason := _reason_not_to():
        print(f"no bare system can be made here: {reason}", file=sys.stderr)
        return CANNOT
    if INSIDE in os.environ:
        return _inside(options, Path(os.environ[INSIDE]))
    return _in_namespace()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("suite", help="bookworm, trixie, noble …")
    parser.add_argument("--mirror", help="where packages come from [default: as this machine]")
    parser.add_argument("--tests", default="", help="the tests to run [default: all quick ones]")
    parser.add_argument("--log", type=Path, help="a file that keeps the output")
    parser.add_argument("--quick", action="store_true", help="a few tests only, nothing read-only")
    return parser.parse_args()


def _reason_not_to() -> str:
    if os.geteuid():
        return "it takes root (sudo)"
    for program, package in (("debootstrap", "debootstrap"), ("unshare", "util-linux")):
        if not shutil.which(program):
            return f"{program} is missing (apt-get install {package})"
    if subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode:
        return "this system allows no namespaces for mounts (a container without privileges?)"
    return ""


# Mounts in a private namespace end with its last process, and that ends with ours, even when it is
# killed.
NAMESPACE = ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"]


def _in_namespace() -> int:
    """Run this script again in a namespace; the root folder is removed when that has ended,
    whatever happened.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    root = Path(tempfile.mkdtemp(prefix="bare-system-"))
    command = [*NAMESPACE, sys.executable, __file__, *sys.argv[1:]]
    process = subprocess.Popen(command, env={**os.environ, INSIDE: str(root)})
    try:
        return process.wait()
    finally:
        process.kill()
        process.wait()
        # Nothing is mounted there as seen from here; rmtree must never reach a folder of this
        # machine.
        if str(root) not in Path("/proc/self/mounts").read_text(encoding="utf-8"):
            shutil.rmtree(root, ignore_errors=True)


def _inside(options: argparse.Namespace, root: Path) -> int:
    with _log(options.log) as log:
        bare = Bare(root=root, log=log)
        try:
            make_root(bare, options.suite, options.mirror or mirror_of(options.suite))
        except StepFailed as failure:
            log(f"no bare system can be made here: {failure}")
            return CANNOT
        try:
            _steps(bare, options)
        except StepFailed as failure:
            log(f"FAILED: {failure}")
            return 1
        log(f"{options.suite}: all steps passed")
        return 0


Log = Callable[[str], None]


@contextmanager
def _log(file: Path | None) -> Iterator[Log]:
    """A function that prints a line and keeps it in *file*."""
    with (file or Path(os.devnull)).open("w", encoding="utf-8") as kept:

        def log(line: str) -> None:
            print(line, flush=True)
            kept.write(line + "\n")
            kept.flush()

        yield log


def _steps(bare: Bare, options: argparse.Namespace) -> None:
    share_pip_settings(bare)
    bare.as_root("versions", "head -1 /etc/os-release; python3 --version; make --version | head -1")
    clone(bare, WRITABLE, owner=USER)
    paste(bare, missing_line(bare))
    demo(bare, WRITABLE)
    tests = options.tests or (FEW_TESTS if options.quick else "")
    bare.as_user("make test", WRITABLE, f"make test TESTS={shlex.quote(tests)}")
    if options.quick:
        return
    clone(bare, READ_ONLY, owner="root")
    home = {"HOME": f"/home/{USER}"}
    demo(bare, READ_ONLY, home)
    bare.as_user("make test, read-only", READ_ONLY, f"make test TESTS='{FEW_TESTS}'", home)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """The bare system in the folder *root*, and where its commands' output goes."""

    root: Path
    log: Log

    def as_root(self, name: str, script: str, *, paths: Mapping[str, str] | None = None) -> str:
        """Run a shell script in the root folder; its output. Raises StepFailed when it fails."""
        environment = {"PATH": PATH, "DEBIAN_FRONTEND": "noninteractive", "HOME": "/root"}
        command = [
            "chroot",
            str(self.root),
            *_env({**environment, **(paths or {})}),
            "sh",
            "-ec",
            script,
        ]
        return self._checked(name, command)

    def as_user(
        self, name: str, folder: str, script: str, environment: Mapping[str, str] | None = None
    ) -> str:
        """As `as_root`, by the user without privileges, in *folder*, with neither locale nor home
        but for *environment*.
        """
        code, output = self.attempt(name, folder, script, environment or {})
        if code:
            raise StepFailed(f"{name}: exit code {code}")
        return output

    def attempt(
        self, name: str, folder: str, script: str, environment: Mapping[str, str]
    ) -> tuple[int, str]:
        """As `as_user`, but the exit code is returned with the output."""
        user = f"--userspec={USER}:{USER}"
        script = f"cd {shlex.quote(folder)} && {script}"
        command = [
            "chroot",
            user,
            str(self.root),
            *_env({"PATH": PATH, **environment}),
            "sh",
            "-ec",
            script,
        ]
        return self.run(name, command)

    def host(self, name: str, *command: str) -> str:
        """Run a command of this machine."""
        return self._checked(name, list(command))

    def _checked(self, name: str, command: list[str]) -> str:
        code, output = self.run(name, command)
        if code:
            raise StepFailed(f"{name}: exit code {code}")
        return output

    def run(self, name: str, command: list[str]) -> tuple[int, str]:
        """Run *command*, its output logged line by line; the exit code and the output."""
        self.log(f"=== {name}")
        start, lines = time.monotonic(), []
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
        ) as process:
            for line in process.stdout or ():
                lines.append(line.rstrip("\n"))
                self.log(lines[-1])
        self.log(f"=== {name}: exit code {process.returncode}, {time.monotonic() - start:.0f} s")
        return process.returncode, "\n".join(lines)


def _env(variables: Mapping[str, str]) -> list[str]:
    """The command that runs another with *variables* and this machine's proxies, and nothing else
    set.
    """
    proxies = {
        name: value for name, value in os.environ.items() if name.lower() in NETWORK_VARIABLES
    }
    return ["env", "-i", *(f"{name}={value}" for name, value in {**proxies, **variables}.items())]


# the root folder


def mirror_of(suite: str) -> str:
    """The first of this machine's apt sources that has *suite*, "" where none has it: debootstrap
    knows one itself.
    """
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    for address in dict.fromkeys(listed.split()):
        with suppress(OSError, ValueError):
            urllib.request.urlopen(f"{address}dists/{suite}/Release", timeout=30).close()  # noqa: S310
            return address
    return ""


def make_root(bare: Bare, suite: str, mirror: str) -> None:
    """A minimal system with apt set up as it is on this machine, and a user without privileges."""
    ubuntu = ["--components=main,universe"] if "ubuntu" in _script_of(suite) else []
    bare.root.chmod(0o755)  # as the root of a system is: its users may enter
    bare.host(
        "debootstrap",
        "debootstrap",
        "--variant=minbase",
        *ubuntu,
        suite,
        str(bare.root),
        *filter(None, [mirror]),
    )
    for kind, source, target in (
        ("proc", "proc", "proc"),
        ("devpts", "devpts", "dev/pts"),
        ("tmpfs", "tmpfs", "dev/shm"),
    ):
        (bare.root / target).mkdir(parents=True, exist_ok=True)
        bare.host(f"mount {target}", "mount", "-t", kind, source, str(bare.root / target))
    for name in ("resolv.conf", "hosts"):
        shutil.copyfile(Path("/etc") / name, bare.root / "etc" / name)
    share_apt_settings(bare.root)
    bare.as_root("add a user", f"useradd --create-home {USER}")
    bare.as_root(
        "install git, make and python3", "apt-get update && apt-get install -y git make python3"
    )


def _script_of(suite: str) -> str:
    """What debootstrap's own script for *suite* says, "" where it has none."""
    script = Path("/usr/share/debootstrap/scripts") / suite
    return script.read_text(encoding="utf-8") if script.exists() else ""


def share_apt_settings(root: Path) -> None:
    """How apt reaches its mirrors (proxies, logins, certificates) as on this machine; nobody is
    asked anything.
    """
    dump = subprocess.run(
        ["apt-config", "dump"], capture_output=True, text=True, check=False
    ).stdout
    wanted = re.findall(
        r"^Acquire::(?:https?|ftp|socks|Check|Retries|Force).*\n", dump, re.MULTILINE
    )
    conf = "".join(wanted) + 'APT::Get::Assume-Yes "true";\n'
    (root / "etc/apt/apt.conf.d/90host").write_text(conf, encoding="utf-8")
    for name in ("etc/apt/auth.conf", "etc/apt/auth.conf.d", "usr/local/share/ca-certificates"):
        _copy(Path("/") / name, root / name)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.exists():
        shutil.copyfile(source, target)


def share_pip_settings(bare: Bare) -> None:
    """Give the bare system pip's settings of this machine, and read-only the files and folders that
    they name.
    """
    sections: dict[str, dict[str, str]] = {}
    for section, key, value in pip_settings():
        sections.setdefault(section, {})[key] = value
    text = "".join(
        f"[{section}]\n" + "".join(f"{key} = {_indented(value)}\n" for key, value in keys.items())
        for section, keys in sections.items()
    )
    (bare.root / "etc/pip.conf").write_text(text, encoding="utf-8")
    for path in sorted(_named_paths(text)):
        target = bare.root / path.relative_to("/")
        _create_like(path, target)
        bare.host(f"share {path.name}", "mount", "--bind", "-o", "ro", str(path), str(target))


def pip_settings() -> list[tuple[str, str, str]]:
    """Section, key and value of each of pip's settings, those of the environment last, since they
    count most.
    """
    done = subprocess.run(
        ["python3", "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    found = re.findall(r"^(\S+?)\.([a-z-]+)=(['\"].*)$", done.stdout, re.MULTILINE)
    ordered = sorted(found, key=lambda setting: setting[0] == ":env:")
    return [
        (section.replace(":env:", "global"), key, str(ast.literal_eval(value)))
        for section, key, value in ordered
    ]


def _indented(value: str) -> str:
    return value.replace("\n", "\n  ")


def _named_paths(settings: str) -> set[Path]:
    """The existing files and folders in pip's settings; of an index also its folder, where the
    files are.
    """
    paths = {Path(path) for path in re.findall(r"(?:file://|(?<![\w/:]))(/[^\s'\"]+)", settings)}
    return {
        path.parent if path.name == "simple" and path.parent != Path("/") else path
        for path in paths
        if path.exists()
    }


def _create_like(path: Path, target: Path) -> None:
    if path.is_dir():
        target.mkdir(parents=True, exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()


# the steps


def clone(bare: Bare, folder: str, *, owner: str) -> None:
    """The last commit of this checkout, in *folder* of the bare system."""
    target = bare.root / folder.lstrip("/")
    target.parent.mkdir(parents=True)
    # Root reads a checkout that is somebody else's, which git refuses unless it is told so.
    trust = bare.root / "tmp" / "gitconfig"
    trust.write_text("[safe]\n\tdirectory = *\n", encoding="utf-8")
    bare.host(
        "clone",
        "env",
        f"GIT_CONFIG_GLOBAL={trust}",
        "git",
        "clone",
        "--quiet",
        "--no-hardlinks",
        "--depth=1",
        f"file://{CHECKOUT}",
        str(target),
    )
    mode = "u+w" if owner == USER else "a-w"
    bare.as_root(
        "hand it over",
        f'chown -R {owner}: "$FOLDER" && chmod -R {mode} "$FOLDER"',
        paths={"FOLDER": folder},
    )


def missing_line(bare: Bare) -> str:
    """The line that `make demo` says to paste. Raises StepFailed where it prints none, or has
    installed something.
    """
    code, output = bare.attempt("make demo on the bare system", WRITABLE, "make demo", {})
    lines = [
        line.strip() for line in output.splitlines() if line.strip().startswith("apt-get install ")
    ]
    if not code or len(lines) != 1:
        raise StepFailed(f"make demo should name one line to paste, but names {len(lines)}")
    if (bare.root / WRITABLE.lstrip("/") / ".venv").exists():
        raise StepFailed("make demo made .venv before it had checked the system")
    return lines[0]


def paste(bare: Bare, line: str) -> None:
    """Install what is missing, by the line printed."""
    bare.as_root(f"paste: {line}", line)


def demo(bare: Bare, folder: str, environment: Mapping[str, str] | None = None) -> None:
    """`make demo`, whose last line must be the path of a PDF."""
    output = bare.as_user(f"make demo in {folder}", folder, "make demo", environment)
    pdf = Path(output.splitlines()[-1])
    inside = (
        bare.root / pdf.relative_to("/")
        if pdf.is_absolute()
        else bare.root / folder.lstrip("/") / pdf
    )
    if not inside.is_file() or inside.read_bytes()[:4] != b"%PDF":
        raise StepFailed(f"make demo: {pdf} is no PDF")


if __name__ == "__main__":
    sys.exit(main())
