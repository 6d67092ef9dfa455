using System.Net;
using System.Text;
using Anlan.Platform.Identity;
using Anlan.Platform.Storage;
using Anlan.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

/// <summary>What a finance officer reads when the database cannot do what he asked, and that nothing is half done.</summary>
public sealed class DatabaseRefusalTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("53100", HttpStatusCode.InsufficientStorage, "磁盘已满", "disk is full")]
    [InlineData("40P01", HttpStatusCode.Conflict, "与他人同时的操作冲突", "somebody else")]
    [InlineData("53300", HttpStatusCode.ServiceUnavailable, "系统繁忙", "is busy")]
    [InlineData("57P01", HttpStatusCode.ServiceUnavailable, "数据库正在重启", "is restarting")]
    [InlineData("42501", HttpStatusCode.NotFound, "不在您的辖区内", "within your jurisdiction")]
    [InlineData("XX000", HttpStatusCode.InternalServerError, "系统出错", "went wrong")]
    public async Task A_refusal_of_the_database_is_told_in_both_languages_and_nothing_is_saved(string state, HttpStatusCode status, string zh, string en)
    {
        await using var app = await AnlanApp.Another();
        await Owner(app, $"""
            create function affairs.refuse() returns trigger language plpgsql as $$ begin raise exception 'refused' using errcode = '{state}'; end $$;
            create trigger refuse before insert on affairs.evaluation_version for each row execute function affairs.refuse()
            """);
        foreach (var (language, said) in new[] { ("zh-CN", zh), ("en", en) })
        {
            var answer = await Import(app, language);
            answer.Status.ShouldBe(status);
            answer.Text.ShouldContain(said);
        }
        (await Count(app)).ShouldBe(5);

        await Owner(app, "drop trigger refuse on affairs.evaluation_version");
        (await Import(app, "en")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Count(app)).ShouldBe(6);
    }

    [Fact]
    public async Task Connections_cut_by_a_restart_are_made_anew()
    {
        await using var app = await AnlanApp.Another();
        var visitor = await app.LogIn(Role.FinanceOfficer);
        await visitor.Page("/affairs/evaluations");
        await Owner(app, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        // A connection that was cut is found dead by the first who takes it.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var answer = await visitor.Get("/affairs/evaluations");
            if (answer.Status == HttpStatusCode.OK) return;
            answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        Assert.Fail("It did not recover.");
    }

    static async Task<Answer> Import(AnlanApp app, string language)
    {
        var visitor = (await app.LogIn(Role.FinanceOfficer)).Reading(language);
        var text = await File.ReadAllTextAsync(Repository.PathOf("samples", "bureaus", "pingshan-2021.yaml"), Stop);
        text = text.Replace("pingshan-2021", "elsewhere-2021").Replace("440310", "440311");
        return await visitor.Upload(await visitor.Page("/affairs/evaluations/import"), "import", "a.yaml", Encoding.UTF8.GetBytes(text), ("Entry.Why", "归档"));
    }

    static async Task<int> Count(AnlanApp app)
    {
        await using var scope = await app.Work();
        return await scope.Services.GetRequiredService<Affairs.SelfEvaluation.Storage.Evaluations>().All.CountAsync(Stop);
    }

    static async Task Owner(AnlanApp app, string sql)
    {
        await using var command = app.Services.GetRequiredService<AnlanDatabase>().Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
