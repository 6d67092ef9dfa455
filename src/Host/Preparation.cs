using System.Diagnostics;
using Anlan.Platform.Identity;
using Anlan.Platform.Language;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Npgsql;

namespace Anlan.Host;

/// <summary>What happens between the database being there and the first request: migrations, accounts, demonstration data.</summary>
sealed class Preparation(IServiceProvider services, TextWriter progress)
{
    // The tables come first: before them there is nothing to work on.
    static readonly Bilingual Schema = ("数据库结构", "database schema");

    public async Task RunAsync(bool demonstration, CancellationToken stop)
    {
        await Step(Schema, async scope =>
        {
            try
            {
                await scope.GetRequiredService<Migrator>().ApplyAsync(stop);
            }
            catch (NpgsqlException unreachable) when (unreachable is not PostgresException || unreachable.SqlState?[..2] is "28" or "3D" or "57")
            {
                throw new CannotStartException(
                    ($"无法连接数据库：{unreachable.Message}", $"The database cannot be reached: {unreachable.Message}"), unreachable);
            }
        });

        IReadOnlyList<FirstAdministrator> first = [];
        await Step(("账号", "accounts"), async scope =>
        {
            var accounts = scope.GetRequiredService<StartAccounts>();
            if (demonstration)
            {
                await accounts.AddDemonstrationAsync(stop);
                return;
            }
            await accounts.RemoveDemonstrationAsync(stop);
            first = await accounts.AddAdministratorsAsync(FirstAdministrators.Asker(progress), stop);
        });
        Welcome.PrintAdministrators(progress, first);

        foreach (var step in services.GetServices<BeforeServing>())
            await Step(step.Name, scope => step.Run(scope, stop));

        if (demonstration)
            foreach (var data in services.GetServices<DemonstrationData>())
                await Step(data.Name, scope => data.Load(scope, stop));
    }

    async Task Step(Bilingual name, Func<IServiceProvider, Task> work)
    {
        await progress.WriteAsync($"  {name.Zh} / {name.En} … ");
        var clock = Stopwatch.StartNew();
        await using var scope = services.CreateAsyncScope();
        if (name != Schema) await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(Acting.System($"{name.Zh} / {name.En}"));
        await work(scope.ServiceProvider);
        await progress.WriteLineAsync($"{clock.Elapsed.TotalSeconds:0.00} s");
    }
}
