using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Anlan.Platform.Tests.Identity;

/// <summary>A program of Debian that serves on a port of this machine for the time of a test.</summary>
sealed class PrivateServer : IAsyncDisposable
{
    readonly Process process;
    readonly ConcurrentQueue<string> said = new();

    PrivateServer(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Started and answering on the port. Fails where the program is not installed.</summary>
    public static async Task<PrivateServer> StartAsync(int port, string program, params string[] arguments)
    {
        var server = new PrivateServer(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);
        for (var attempt = 0; attempt < 200 && !server.process.HasExited; attempt++)
        {
            if (await Answers(port)) return server;
            await Task.Delay(50);
        }
        await server.DisposeAsync();
        throw new InvalidOperationException($"{program} does not serve: {string.Join('\n', server.said)}");
    }

    /// <summary>Runs a program that ends by itself, and must end well.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = run.StandardOutput.ReadToEndAsync();
        var complaints = await run.StandardError.ReadToEndAsync() + await output;
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(0, complaints);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static async Task<bool> Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
