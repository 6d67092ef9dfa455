# Where the private database of ./run lies, emptied when --fresh asks for it, made when it is not there. Sets data.

data=$work/postgres
can_reach "$work" || data=/var/lib/anlan/$(short_hash "$root")/postgres

if [ -e "$data" ] && [ "$(stat -c %U "$data")" != "$(server_user)" ]; then
  fail "$data 属于用户 $(stat -c %U "$data")，请用原来的用户运行 ./run。" "$data belongs to $(stat -c %U "$data"). Run ./run as the user who ran it before."
fi
if [ -n "$fresh" ] && [ -e "$data" ]; then
  printf '  将删除 %s 中的全部数据 / deletes all data in %s\n' "$data" "$data" >&2
  if [ -t 0 ]; then
    read -rp '  输入 yes 继续 / type yes to go on: ' answer
    [ "$answer" = yes ] || fail "没有删除任何数据。" "Nothing was deleted."
  fi
  delete_data() { stop_cluster "$data" && rm -rf "$data" "$ANLAN_HEADS"; } # another log begins
  step "删除数据" "delete the data" delete_data
fi
printf '  数据目录 / data folder: %s\n' "$data" >&2
# Modest memory: the machine has other work, and the demonstration fits.
[ -e "$data" ] || step "建立数据库" "make the database" make_cluster "$data" 'shared_buffers = 256MB' 'max_wal_size = 2GB'
