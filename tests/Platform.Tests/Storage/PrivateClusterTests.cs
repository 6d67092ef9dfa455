using System.Diagnostics;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Storage;

/// <summary>The shell functions with which <c>./run</c> keeps its PostgreSQL, on a cluster made for the test.</summary>
public sealed class PrivateClusterTests : IAsyncLifetime
{
    readonly string data = Path.Combine(Path.GetTempPath(), $"anlan-cluster-{Guid.NewGuid():N}");

    public async ValueTask InitializeAsync() => await Shell("""
        make_cluster "$data" 'shared_buffers = 16MB' && start_cluster "$data" &&
          sql 'create table kept as select generate_series(1, 1000) n'
        """);

    public async ValueTask DisposeAsync() => await Shell("""stop_cluster "$data" immediate; rm -rf "$data" "$socket" """);

    [Fact]
    public async Task Killed_while_somebody_was_connected_it_starts_again_at_once_with_its_data() =>
        (await Shell("""
            (as_server "$bin/psql" -qXAt -h "$socket" -U anlan -c 'select pg_sleep(60)' >/dev/null 2>&1 &)
            sleep 0.3
            kill -9 "$(head -n 1 "$data/postmaster.pid")"
            start_cluster "$data" >&2 && sql 'select count(*) from kept'
            """)).ShouldBe("1000");

    [Fact]
    public async Task A_lock_file_left_by_a_power_cut_that_names_a_stranger_is_cleared() =>
        (await Shell("""
            as_server sh -c "echo \$\$ >'$data/stranger'; exec sleep 60" &
            kill -9 $(for process in /proc/[0-9]*; do works_in "${process#/proc/}" "$data" && echo "${process#/proc/}"; done)
            sleep 0.3; stranger=$(cat "$data/stranger")
            as_server sed -i "1s/.*/$stranger/" "$data/postmaster.pid"
            as_server sed -i "1s/.*/$stranger/" "$socket/.s.PGSQL.5432.lock"
            start_cluster "$data" >&2 && sql 'select count(*) from kept'
            kill "$stranger"
            """)).ShouldBe("1000");

    [Fact]
    public async Task Starting_what_runs_and_stopping_what_does_not_are_no_mistakes() =>
        (await Shell("""
            start_cluster "$data" >&2 && stop_cluster "$data" >&2 && stop_cluster "$data" >&2 && start_cluster "$data" >&2 && sql 'select count(*) from kept'
            """)).ShouldBe("1000");

    [Fact]
    public async Task Only_the_users_of_the_server_and_of_the_application_get_in() =>
        (await Shell("""
            stat -c '%a %U' "$socket" "$data" | sort -u
            [ "$(id -u)" = 0 ] && runuser -u nobody -- "$bin/psql" -h "$socket" -U anlan -c 'select 1' >&2 2>/dev/null && echo somebody else got in
            server_user
            """)).Split('\n').ShouldSatisfyAllConditions(lines => lines.Length.ShouldBe(2), lines => lines[0].ShouldBe($"700 {lines[1]}"));

    [Fact]
    public async Task A_socket_folder_that_belongs_to_somebody_else_is_not_used() =>
        (await Shell("""
            stop_cluster "$data" >&2
            mkdir -p "$socket"; chmod 777 "$socket"; [ "$(id -u)" = 0 ] && chown daemon "$socket" || { mv "$socket" "$socket.x"; ln -s "$socket.x" "$socket"; }
            start_cluster "$data" 2>&1
            rm -rf "$socket" "$socket.x"
            """)).ShouldContain("belongs to somebody else");

    /// <summary>Runs lines of bash with the functions of the scripts and returns what they print.</summary>
    async Task<string> Shell(string lines)
    {
        var script = $$"""
            root='{{Repository.Root}}' data='{{data}}'
            . "$root/scripts/common.sh"; . "$root/scripts/postgres.sh"
            bin=$(postgres_programs "$data") socket=$(socket_folder "$data")
            sql() { as_server "$bin/psql" -qXAt -h "$socket" -U anlan -d anlan -c "$1"; }
            {{lines}}
            """;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaints = bash.StandardError.ReadToEndAsync();
        var said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(await complaints);
        return said.Trim();
    }
}
