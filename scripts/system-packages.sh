#!/bin/sh
# What the tests need beyond Python packages: a browser, PostgreSQL, a font with Vietnamese letters, the program that
# recognises letters in scans, and LibreOffice with the twin of Times New Roman, which opens the Word files that were written.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
fc-list 2>/dev/null | grep -qi -e dejavu -e noto -e liberation || missing="$missing fonts-dejavu-core"
tesseract --list-langs 2>/dev/null | grep -qx vie || missing="$missing tesseract-ocr tesseract-ocr-vie"
{ command -v soffice >/dev/null 2>&1 && ls /usr/lib/libreoffice/program/libswlo.so >/dev/null 2>&1; } ||
  missing="$missing libreoffice-writer-nogui"
fc-list 2>/dev/null | grep -qi liberation || missing="$missing fonts-liberation"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing$missing …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "The tests need:$missing. Install them (Debian, Ubuntu: sudo apt install$missing) and run this again."
  exit 1
fi
