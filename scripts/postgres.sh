# A private PostgreSQL cluster on a unix socket: made, started, recovered, stopped. Sourced after common.sh.
# PostgreSQL refuses to run as root, so root hands it to the user postgres; anybody else runs it himself.

server_user() { if [ "$(id -u)" = 0 ]; then echo postgres; else id -un; fi; }

as_server() { # from / because the user postgres may not be able to enter the current folder; without the lock of ./run (9)
  (cd / && if [ "$(id -u)" = 0 ]; then exec runuser -u postgres -- "$@"; else exec "$@"; fi) 9>&-
}

# The programs that fit the data, or the newest from version 15 on.
postgres_programs() { # DATA
  local version
  version=$(as_server cat "$1/PG_VERSION" 2>/dev/null) || version=$(ls /usr/lib/postgresql 2>/dev/null | sort -n | tail -n 1)
  [ "${version:-0}" -ge 15 ] && [ -x "/usr/lib/postgresql/$version/bin/initdb" ] && echo "/usr/lib/postgresql/$version/bin"
}

short_hash() { printf '%s' "$1" | sha1sum | cut -c1-8; }

socket_folder() { echo "/tmp/anlan-$(short_hash "$1")"; } # DATA

# Only the server's user (and root) may enter: the folder is what keeps other users of the machine out, before "peer" looks at who it is.
prepare_socket_folder() { # FOLDER
  mkdir -m 700 "$1" 2>/dev/null && { [ "$(id -u)" != 0 ] || chown postgres: "$1"; }
  [ -d "$1" ] && [ ! -L "$1" ] && [ "$(stat -c %U "$1")" = "$(server_user)" ] && chmod 700 "$1" && return
  echo "$1 belongs to somebody else; remove it first" >&2
  return 1
}

can_reach() { # FOLDER, which need not exist yet: the nearest parent that does must let the server in
  local folder=$1
  while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
  as_server test -x "$folder" 2>/dev/null
}

make_cluster() { # DATA SETTING…
  local data=$1 bin user; shift
  bin=$(postgres_programs "$data") || { echo "PostgreSQL 15 or newer was not found" >&2; return 1; }
  mkdir -p "$(dirname "$data")" && rm -rf "$data.new" && mkdir -m 700 "$data.new" || return
  [ "$(id -u)" != 0 ] || chown postgres: "$data.new" || return
  as_server "$bin/initdb" -D "$data.new" -U postgres --auth=peer --encoding=UTF8 --locale=C.UTF-8 --data-checksums || return
  as_server sh -c "cat >>'$data.new/postgresql.conf'" <<CONF || return
listen_addresses = ''
unix_socket_directories = '$(socket_folder "$data")'
unix_socket_permissions = 0700
jit = off
wal_compression = on
max_connections = 200
$(printf '%s\n' "$@")
CONF
  as_server sh -c "echo 'local all all peer map=anlan' >'$data.new/pg_hba.conf'" || return
  mv "$data.new" "$data" # last, so that a folder called DATA is always a whole cluster
}

# A server works in its data folder. That tells it from a killed one that still has its number, and from a stranger who got the number after a power cut.
works_in() { [ "$(readlink "/proc/$1/cwd" 2>/dev/null)" = "$(readlink -f "$2")" ]; } # PROCESS DATA

cluster_runs() { # DATA
  local process
  process=$(as_server head -n 1 "$1/postmaster.pid" 2>/dev/null) && works_in "$process" "$1"
}

nobody_works_in() { # DATA
  local process
  for process in /proc/[0-9]*; do
    ! works_in "${process#/proc/}" "$1" || return 1
  done
}

database_roles="anlan anlan_web anlan_public anlan_enterprise anlan_accounts anlan_intake anlan_sealer"

# Who of this machine may act as which role: the user of the application and that of the server, as any of ours.
write_ident_map() { # DATA
  local user role
  for user in $(printf '%s\n' "$(id -un)" "$(server_user)" | sort -u); do
    for role in postgres $database_roles; do echo "anlan $user $role"; done
  done | as_server sh -c "cat >'$1/pg_ident.conf'"
}

# Started again at once after a kill, PostgreSQL refuses for a second or two until the dead processes have been reaped: keep asking for 15 s.
start_cluster() { # DATA [attributes of the role anlan, such as createdb]
  local data=$1 role=${2:-} bin socket attempt
  bin=$(postgres_programs "$data") || { echo "PostgreSQL $(as_server cat "$data/PG_VERSION") is not installed, which the data in $data need" >&2; return 1; }
  socket=$(socket_folder "$data")
  prepare_socket_folder "$socket" && write_ident_map "$data" || return
  if ! cluster_runs "$data"; then
    for attempt in $(seq 60); do
      as_server "$bin/pg_ctl" -D "$data" -l "$data/server.log" -w start && break
      [ "$attempt" -lt 60 ] || { as_server tail -n 20 "$data/server.log"; return 1; }
      # Nobody uses the data, so whoever the lock files name is a stranger.
      if [ "$attempt" = 12 ] && nobody_works_in "$data"; then
        as_server rm -f "$data/postmaster.pid" "$socket/.s.PGSQL.5432" "$socket/.s.PGSQL.5432.lock"
      fi
      sleep 0.25
    done
  fi
  as_postgres() { as_server "$bin/psql" -qXAt -v ON_ERROR_STOP=1 -h "$socket" -U postgres "$@"; }
  # New databases are copies of template1 and have the marks from it.
  as_postgres -d template1 <"$root/deploy/database.sql" && { [ -z "$role" ] || as_postgres -d template1 -c "alter role anlan $role"; } || return
  [ -n "$(as_postgres -d template1 -c "select 1 from pg_database where datname = 'anlan'")" ] ||
    as_postgres -d template1 -c "create database anlan owner anlan" || return
  as_postgres -d anlan <"$root/deploy/database.sql"
}

stop_cluster() { # DATA [MODE]
  cluster_runs "$1" || return 0
  as_server "$(postgres_programs "$1")/pg_ctl" -D "$1" -m "${2:-fast}" -w stop && rm -rf "$(socket_folder "$1")"
}

connection_string() { echo "Host=$(socket_folder "$1");Username=anlan;Database=${2:-anlan}"; } # DATA [DATABASE]
