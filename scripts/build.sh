# The published program in .anlan/app. Sourced after common.sh.

app=$work/app

# Compilers and build nodes that would stay behind after the build are switched off: whoever stops ./run has stopped everything.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Names, sizes and times of everything the program is made of; what a build itself writes is left out.
sources() {
  local part
  for part in "$root"/{src,data,samples,global.json,Directory.Build.props,Directory.Packages.props}; do
    [ ! -e "$part" ] || find "$part" \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/dist' \) -prune -o -type f -printf '%p %s %T@\n'
  done | LC_ALL=C sort | sha1sum
}

app_is_current() { [ "$(cat "$app/.sources" 2>/dev/null)" = "$(sources)" ]; }

restore() { dotnet restore "$root/src/Host" --locked-mode -v q; }

# Built beside the old one and then put in its place; what was built from is noted first, so that a file saved meanwhile means another build.
# One build process: the projects wait for each other anyway.
publish() {
  local now; now=$(sources)
  rm -rf "$app.new" &&
    dotnet publish "$root/src/Host" -c Release -o "$app.new" --no-restore -v q -m:1 &&
    printf '%s\n' "$now" >"$app.new/.sources" &&
    rm -rf "$app" && mv "$app.new" "$app"
}

# Two starts at once build once.
build_app() {
  exec 8>"$work/build.lock" && flock 8
  app_is_current || { step "还原依赖" "restore packages" restore && step "编译发布" "build and publish" publish; }
  exec 8>&-
}
