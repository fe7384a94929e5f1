"""A real WordPress on loopback: Debian's packages, a database of its own, PHP's own web server.

Everything stands in one folder, runs under process ids that are known here, and is ended by them.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

WORDPRESS = Path("/usr/share/wordpress")
PROGRAMS = ("mariadbd", "mariadb-install-db", "mariadb", "php")
SECONDS = 60

CONFIG = """<?php
define('DB_NAME', 'site'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH','SECURE_AUTH','LOGGED_IN','NONCE'] as $k) {{ define($k.'_KEY', 'k'); define($k.'_SALT', 's'); }}
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_DEBUG', false);
define('WP_ENVIRONMENT_TYPE', 'local'); define('WP_HOME', '{home}'); define('WP_SITEURL', '{home}');
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
ROUTER = """<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && is_file(__DIR__ . $path)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
require __DIR__ . '/index.php';
"""
THEME = """<!doctype html><html <?php language_attributes(); ?>><head><?php wp_head(); ?></head><body>
<?php while (have_posts()) { the_post(); ?><article><h1><?php the_title(); ?></h1>
<time datetime="<?php echo get_the_date('c'); ?>"><?php the_date(); ?></time>
<?php the_content(); ?></article><?php } ?></body></html>
"""
CLOSED = """<?php
add_filter('rest_authentication_errors', function ($result) {
    $to = get_option('rest_closed');
    $closed = $to === 'everybody' || ($to === 'strangers' && !is_user_logged_in());
    return $closed ? new WP_Error('rest_disabled', 'Closed.', ['status' => 401]) : $result;
});
"""
INSTALL = """
define('WP_INSTALLING', true);
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('The Gull', 'editor', 'editor@example.org', true, '', 'secret');
switch_theme('plain');
"""


def missing() -> str:
    """What a real WordPress needs and this machine lacks; "" for nothing."""
    lacks = [name for name in PROGRAMS if not shutil.which(name)]
    lacks += [] if (WORDPRESS / "wp-settings.php").exists() else ["wordpress"]
    return (
        f"needs Debian's wordpress, mariadb-server, php-mysql and php-gd ({', '.join(lacks)})"
        if lacks
        else ""
    )


@dataclass
class WordPress:
    """A running site at *url*, its files in *folder*."""

    url: str
    folder: Path

    def php(self, code: str, values: Mapping[str, str] | None = None) -> str:
        """What *code* prints within WordPress, as its administrator."""
        script = self.folder / "run.php"
        who = "wp_set_current_user(1);" if "WP_INSTALLING" not in code else ""
        define = "define('WP_INSTALLING', true);" if not who else ""
        script.write_text(
            f"<?php {define} require __DIR__ . '/wp-load.php'; {who}\n{code.replace(define, '')}",
            encoding="utf-8",
        )
        done = subprocess.run(
            ["php", "-d", "display_errors=stderr", str(script)],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, **(values or {})},
            timeout=SECONDS,
        )
        script.unlink()
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _running(
    command: list[str], log: Path, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=out,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        try:
            yield process
        finally:
            _end(process, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                _end(process, signal.SIGKILL)
                process.wait(5)


def _end(process: subprocess.Popen[bytes], how: int) -> None:
    """End *process* and those that it started: PHP's server has workers that outlive it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, how)


def _wait_for(ready: object, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            if ready():  # type: ignore[operator]
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(log.read_text(errors="replace")[-2000:])


@contextmanager
def running(folder: Path) -> Iterator[WordPress]:
    """A fresh WordPress called "The Gull" in *folder*, which should not be a long path."""
    data, sock, site = folder / "data", folder / "db.sock", folder / "site"
    subprocess.run(
        [
            "mariadb-install-db",
            "--no-defaults",
            f"--datadir={data}",
            "--user=root",
            "--skip-test-db",
            "--auth-root-authentication-method=normal",
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    shutil.copytree(WORDPRESS, site, ignore=shutil.ignore_patterns("themes", "uploads"))
    database = [
        "mariadbd",
        "--no-defaults",
        f"--datadir={data}",
        f"--socket={sock}",
        "--skip-networking",
        "--user=root",
        f"--pid-file={folder / 'db.pid'}",
        "--innodb-buffer-pool-size=32M",
    ]
    port = _free_port()
    home = f"http://127.0.0.1:{port}"
    with _running(database, folder / "db.log"):
        _wait_for(sock.exists, folder / "db.log")
        subprocess.run(
            [
                "mariadb",
                "--no-defaults",
                "-u",
                "root",
                f"--socket={sock}",
                "-e",
                "create database site",
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        _lay_out(site, sock, home)
        web = ["php", "-S", f"127.0.0.1:{port}", "-t", str(site), str(site / "router.php")]
        with _running(web, folder / "web.log", PHP_CLI_SERVER_WORKERS="3"):
            found = WordPress(url=home, folder=site)
            found.php(INSTALL)
            found.php(
                "update_option('permalink_structure', '/%year%/%monthnum%/%postname%/'); flush_rewrite_rules();"
            )
            _wait_for(
                lambda: urllib.request.urlopen(f"{home}/wp-json/", timeout=20).status == 200,
                folder / "web.log",
            )
            yield found


def _lay_out(site: Path, sock: Path, home: str) -> None:
    (site / "wp-config.php").unlink(missing_ok=True)
    (site / "wp-config.php").write_text(CONFIG.format(socket=sock, home=home), encoding="utf-8")
    (site / "router.php").write_text(ROUTER, encoding="utf-8")
    theme = site / "wp-content" / "themes" / "plain"
    theme.mkdir(parents=True)
    (theme / "style.css").write_text("/*\nTheme Name: Plain\n*/", encoding="utf-8")
    (theme / "index.php").write_text(THEME, encoding="utf-8")
    plugins = site / "wp-content" / "mu-plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    (plugins / "closed.php").write_text(CLOSED, encoding="utf-8")
    (site / "wp-content" / "uploads").mkdir(parents=True, exist_ok=True)
