using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Anlan.Platform.Tests.Attachments.Scanning;

/// <summary>
/// Answers as clamd does: commands with z and a zero byte, INSTREAM in pieces with their length before them, the reply ended by a zero byte, and the connection closed after it.
/// A stream above its limit is answered at once, and what is still sent meets a closed connection.
/// </summary>
sealed class SimulatedClamd : IAsyncDisposable
{
    readonly Socket listener;
    readonly CancellationTokenSource stop = new();
    readonly string? path;

    public SimulatedClamd(bool unix = false)
    {
        path = unix ? Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.sock") : null;
        listener = unix ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(unix ? new UnixDomainSocketEndPoint(path!) : new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Address = unix ? "unix:" + path : listener.LocalEndPoint!.ToString()!;
        _ = AcceptAsync();
    }

    public string Address { get; }

    /// <summary>StreamMaxLength of its settings.</summary>
    public long MostBytes { get; set; } = 25L << 20;

    public TimeSpan Slowness { get; set; }

    /// <summary>Takes everything and says nothing.</summary>
    public bool Silent { get; set; }

    /// <summary>Closes as soon as somebody connects, as when its process is being ended.</summary>
    public bool Closing { get; set; }

    /// <summary>Answers every stream with this instead, such as an error of its own.</summary>
    public string? Reply { get; set; }

    public string Version { get; set; } = "ClamAV 1.4.6/27800/Fri Nov 20 08:26:23 2026";

    /// <summary>What it was sent.</summary>
    public List<byte[]> Streams { get; } = [];

    async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
            try
            {
                _ = ServeAsync(await listener.AcceptAsync(stop.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
    }

    async Task ServeAsync(Socket socket)
    {
        await using var connection = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (Closing) return;
            var command = await CommandAsync(connection);
            if (command == "zVERSION") await SayAsync(connection, Version);
            else if (command == "zPING") await SayAsync(connection, "PONG");
            else if (command == "zINSTREAM") await ScanAsync(connection);
            else await SayAsync(connection, "UNKNOWN COMMAND");
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // The other side has gone.
        }
    }

    async Task ScanAsync(NetworkStream connection)
    {
        var received = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await connection.ReadExactlyAsync(length, stop.Token);
            var count = BinaryPrimitives.ReadInt32BigEndian(length);
            if (count == 0) break;
            if (received.Length + count > MostBytes)
            {
                await SayAsync(connection, "INSTREAM size limit exceeded. ERROR");
                return;
            }
            var piece = new byte[count];
            await connection.ReadExactlyAsync(piece, stop.Token);
            received.Write(piece);
        }
        lock (Streams) Streams.Add(received.ToArray());
        if (Silent) await Task.Delay(Timeout.Infinite, stop.Token);
        await Task.Delay(Slowness, stop.Token);
        await SayAsync(connection, Reply ?? (received.ToArray().AsSpan().IndexOf(Files.Eicar) >= 0 ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK"));
    }

    static async Task<string> CommandAsync(NetworkStream connection)
    {
        var said = new List<byte>();
        var one = new byte[1];
        while (await connection.ReadAsync(one) == 1 && one[0] != 0) said.Add(one[0]);
        return Encoding.ASCII.GetString([.. said]);
    }

    async Task SayAsync(NetworkStream connection, string text) => await connection.WriteAsync(Encoding.ASCII.GetBytes(text + "\0"), stop.Token);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        if (path is not null) File.Delete(path);
        stop.Dispose();
    }
}
