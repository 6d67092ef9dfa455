# Shared by the scripts at the root. Sourced after root= is set; never changes the working folder, so that file names a user gives keep their meaning.

work=$root/.anlan
log=$work/log/setup.log
export ANLAN_KEYS=${ANLAN_KEYS:-$work/keys} # the program makes the folder, for its own user alone
export ANLAN_HEADS=${ANLAN_HEADS:-$work/heads} # where heads of the log leave the database
export ANLAN_BACKUPS=${ANLAN_BACKUPS:-$work/backups}

fail() { # 中文, English
  printf '\n%s\n%s\n' "$1" "$2" >&2
  exit 1
}

prepare_work_folder() {
  mkdir -p -m 755 "$work" "$work/log" 2>/dev/null && [ -w "$work" ] && [ -w "$work/log" ] || fail \
    "无法写入 $work：请用拥有该文件夹的用户运行。" "Cannot write to $work: run this as the user who owns the folder."
}

microseconds() { printf '%s' "${EPOCHREALTIME/[^0-9]/}"; }

# step 中文 English command…: one line with the seconds it took; its output goes to the log, whose end is shown when it fails.
# The command runs in a condition, where bash ignores "set -e": chain what it does with && or "|| return".
step() {
  local zh=$1 en=$2 began status=0 took; shift 2
  began=$(microseconds)
  printf '  %s / %s … ' "$zh" "$en" >&2
  printf '\n== %s: %s\n' "$(date '+%F %T')" "$en" >>"$log"
  "$@" </dev/null >>"$log" 2>&1 9>&- || status=$?
  took=$((($(microseconds) - began) / 10000))
  printf '%d.%02d s\n' $((took / 100)) $((took % 100)) >&2
  [ "$status" = 0 ] && return
  printf '\n' >&2
  tail -n 30 "$log" >&2
  fail "“$zh”没有成功，完整记录见 $log" "\"$en\" did not succeed; the whole record is in $log"
}
