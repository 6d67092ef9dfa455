using System.Diagnostics;
using System.Net;

namespace Anlan.Testing;

/// <summary>The program itself, as a server runs it: a process of its own, on a port of its own.</summary>
public sealed class RunningProgram : IDisposable
{
    readonly Process process;
    readonly List<string> lines = [];

    RunningProgram(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Bytes of memory that it holds now.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public int ProcessId => process.Id;

    /// <summary>What it has written to its output so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get { lock (lines) return [.. lines]; }
    }

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<RunningProgram> StartAsync(CancellationToken stop, params (string Name, string Value)[] settings)
    {
        var start = Command(settings, "serve", "--urls", "http://127.0.0.1:0", "--demo");
        var program = new RunningProgram(Process.Start(start)!);
        // What waits for it must not run on the thread that reads the output.
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        program.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not { } text) return;
            lock (program.lines) program.lines.Add(text);
            if (text.Contains("is running: ", StringComparison.Ordinal)) address.TrySetResult(text.Split("is running: ")[1].Split(' ')[0]);
        };
        program.process.BeginOutputReadLine();
        try
        {
            program.Address = new(await address.Task.WaitAsync(TimeSpan.FromSeconds(90), stop));
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Runs one command of the program to its end.</summary>
    /// <returns>What it has written to its output.</returns>
    /// <exception cref="InvalidOperationException">It did not succeed; the message holds all that it said.</exception>
    public static async Task<string> RunAsync((string Name, string Value)[] settings, params string[] command)
    {
        var start = Command(settings, command);
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {said} {await complaints}");
        return said;
    }

    static ProcessStartInfo Command((string Name, string Value)[] settings, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.PathOf("src", "Host", "bin", "Release", "net10.0", "anlan.dll"), .. command]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    public Visitor Visit() => new(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address });

    /// <summary>As the kernel does when memory is short, or a power cut: nothing of it runs on.</summary>
    public void Kill()
    {
        process.Kill(); // SIGKILL
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
