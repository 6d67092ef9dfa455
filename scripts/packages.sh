# Debian packages and the two things that are not installed here: the .NET SDK and Node. Sourced after common.sh and postgres.sh.

need_sdk_and_node() {
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' || fail \
    "缺少 .NET 10 SDK。请先安装：https://learn.microsoft.com/dotnet/core/install/linux-debian" \
    "The .NET 10 SDK is missing. Install it first: https://learn.microsoft.com/dotnet/core/install/linux-debian"
  local node; node=$(node --version 2>/dev/null | sed 's/^v//; s/\..*//')
  [ "${node:-0}" -ge 18 ] && command -v npm >/dev/null || fail \
    "缺少 Node.js 18 以上版本和 npm（Debian：apt-get install nodejs npm）。" "Node.js 18 or newer with npm is missing (Debian: apt-get install nodejs npm)."
}

missing_packages() { # PACKAGE… → those not installed
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
  done
}

# PostgreSQL, unless a server is named or a version that will do is here already.
needed_for_database() { [ -n "${ANLAN_DATABASE:-}" ] || postgres_programs "$work/postgres" >/dev/null || echo postgresql-15; }

# A provider for log-ins by OpenID Connect; without the second package it would bring a client of MariaDB.
needed_for_provider() { echo "glewlwyd$([ -z "$(missing_packages glewlwyd)" ] || [ -z "$(missing_packages dbconfig-common)" ] || echo ' dbconfig-no-thanks')"; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Without a terminal nobody can type a password for sudo.
may_install() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] && sudo -v || sudo -n true; } 2>/dev/null; }; }

# Servers that tests start for themselves, in private: Debian would run them as services of this machine as well, and at every boot.
keep_from_serving() { # PACKAGE…
  local package
  for package in "$@"; do
    case $package in
      slapd | glewlwyd) [ -e "/etc/systemd/system/$package.service" ] || { as_root mkdir -p /etc/systemd/system && as_root ln -s /dev/null "/etc/systemd/system/$package.service"; } ;;
    esac
  done
}

# Asked about nothing, glewlwyd would set up a database; with nothing to set up it wants a sample from /usr/share/doc, which slim systems leave out.
set_up_nothing() { # PACKAGE…
  case " $* " in
    *" glewlwyd "*)
      echo 'glewlwyd glewlwyd/config_type select No configuration' | as_root debconf-set-selections &&
        as_root mkdir -p /etc/glewlwyd && as_root touch /etc/glewlwyd/glewlwyd.conf ;;
  esac
}

# The same two for an administrator who types.
before_by_hand() { # PACKAGE…
  local package
  for package in "$@"; do
    case $package in slapd | glewlwyd) printf 'sudo systemctl mask %s && ' "$package" ;; esac
    [ "$package" != glewlwyd ] || printf '%s' "echo 'glewlwyd glewlwyd/config_type select No configuration' | sudo debconf-set-selections && sudo mkdir -p /etc/glewlwyd && sudo touch /etc/glewlwyd/glewlwyd.conf && "
  done
}

install_now() { # PACKAGE…
  # Otherwise Debian makes a cluster of its own, starts it and has it start at every boot.
  as_root mkdir -p /etc/postgresql-common &&
    { [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf; } &&
    keep_from_serving "$@" && set_up_nothing "$@" &&
    as_root apt-get update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# need_packages "required…" "wished for…" 中文 English: installs what is missing; the last two say what is off without the second list,
# for whose sake nobody is kept from starting.
need_packages() {
  local required wished
  required=$(missing_packages $1) wished=$(missing_packages $2)
  [ -n "$required$wished" ] || return 0
  if ! command -v apt-get >/dev/null; then
    [ -n "$required" ] && fail "这不是 Debian 系统，请自行安装：$required" "This is not Debian; install these by your system's means: $required"
  elif may_install; then
    [ -z "$required" ] || step "安装必需的 Debian 软件包" "install the Debian packages needed" install_now $required
    [ -z "$wished" ] || (step "安装 LibreOffice 和字体，约一两分钟" "install LibreOffice and fonts, a minute or two" install_now $wished) ||
      printf '  %s %s\n' "$3" "$4" >&2
    return
  elif [ -n "$required" ]; then
    fail "缺少 Debian 软件包，且无法以 root 安装。请管理员执行下面这一行，然后重试：
" "Debian packages are missing and cannot be installed without root. Ask an administrator to run this line, then try again:

  sudo mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' | sudo tee /etc/postgresql-common/createcluster.conf && $(before_by_hand $required)sudo apt-get update && sudo apt-get install -y --no-install-recommends $required$wished
"
  fi
  printf '  %s %s\n    sudo apt-get install -y --no-install-recommends %s\n' "$3" "$4" "$wished" >&2
}
