using System.CommandLine;
using Anlan.Host.Commands;
using Anlan.Platform.Starting;

namespace Anlan.Host;

/// <summary>The program <c>anlan</c>: each command is one file in <c>Commands</c>, <c>serve</c> is the web application.</summary>
static class CommandLine
{
    internal static RootCommand Root() => new("安澜 Anlan — 区级应急管理综合平台 / district emergency-management platform")
    {
        AuditCommand.Create(),
        BackupCommand.Create(),
        EvaluateCommand.Create(),
        FrameworksCommand.Create(),
        KeysCommand.Create(),
        LintCommand.Create(),
        ReportCommand.Create(),
        RestoreCommand.Create(),
        SearchCommand.Create(),
        ServeCommand.Create(),
        UpgradeCommand.Create(),
        UsersCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return IsSettings(args)
                ? await Server.RunAsync(args, TextWriter.Null)
                : await Root().Parse(args).InvokeAsync(new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null, // the web host itself answers Ctrl-C and SIGTERM, and finishes what is under way
                });
        }
        catch (CannotStartException refusal)
        {
            await Console.Error.WriteLineAsync($"\n{refusal.Reason.Zh}\n{refusal.Reason.En}");
            return 1;
        }
    }

    // A test host starts the program with settings (--environment=Testing …) where a person writes a command.
    static bool IsSettings(string[] args) => args is [['-', '-', ..] first, ..] && first.Contains('=');
}
