#!/bin/sh
# Prints the folder in which a checkout that cannot be written to keeps its environment and its output: one for each
# checkout, in the user's cache, or in the temporary folder where there is no home.
set -eu
number=$(pwd | cksum | cut -d ' ' -f 1)
cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
if [ -n "$cache" ] && mkdir -p "$cache/digest/$number" 2>/dev/null && [ -w "$cache/digest/$number" ]; then
  echo "$cache/digest/$number"
  exit
fi
folder=${TMPDIR:-/tmp}/digest-$(id -u)
mkdir -m 700 "$folder" 2>/dev/null || true
# Others may write to the temporary folder: what they put there is not used.
[ -d "$folder" ] && [ ! -L "$folder" ] && [ -O "$folder" ] && echo "$folder/$number"
