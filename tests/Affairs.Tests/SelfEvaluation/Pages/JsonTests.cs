using System.Diagnostics;
using Anlan.Affairs.Tests.SelfEvaluation.Documents;
using Anlan.Platform.Identity;
using Anlan.Testing;

namespace Anlan.Affairs.Tests.SelfEvaluation.Pages;

public sealed class JsonTests(AnlanApp app) : IClassFixture<AnlanApp>
{
    [Theory]
    [InlineData("pingshan-2021", "zh")]
    [InlineData("pingshan-2021", "en")]
    [InlineData("longgang-2020", "en")]
    public async Task The_site_and_the_command_line_give_the_same_json(string code, string language)
    {
        var visitor = (await app.LogIn(Role.Reader)).Reading(language);
        using var answer = await visitor.Download($"{Pages.Of}{code}/evaluation.json");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var site = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        site.ShouldBe((await CommandLine("evaluate", code, "--json", "--language", language)).TrimEnd());
    }

    static async Task<string> CommandLine(params string[] arguments)
    {
        using var anlan = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "anlan.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        var output = await anlan.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await anlan.WaitForExitAsync(TestContext.Current.CancellationToken);
        anlan.ExitCode.ShouldBe(0, output);
        return output;
    }
}
