using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Anlan.Platform.Attachments.Scanning;

/// <summary>Speaks with clamd as its manual says: commands end with a zero byte, a file is sent in pieces each with its length before it (INSTREAM), the end is a piece of no length.</summary>
/// <param name="address">A path, <c>unix:path</c> or <c>host:port</c>.</param>
/// <param name="patience">How long an answer may take for a small file; a large one has a second more for every two megabytes.</param>
public sealed class ClamDaemon(string address, TimeSpan? patience = null)
{
    const int PieceBytes = 1 << 16;
    const int LongestReply = 4096;

    static readonly TimeSpan Connecting = TimeSpan.FromSeconds(5);

    readonly TimeSpan patience = patience ?? TimeSpan.FromSeconds(30);

    public string Address => address;

    /// <summary>What it says of the content: <c>stream: OK</c>, <c>stream: NAME FOUND</c>, or what hinders it.</summary>
    /// <exception cref="IOException">It does not answer or breaks off.</exception>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public Task<string> ScanAsync(Stream content, CancellationToken stop) => AskAsync("zINSTREAM\0", content, patience + TimeSpan.FromSeconds(content.Length >> 21), stop);

    /// <summary>Such as <c>ClamAV 1.4.3/27772/Tue Sep 23 08:26:23 2025</c>.</summary>
    public Task<string> VersionAsync(CancellationToken stop) => AskAsync("zVERSION\0", null, Connecting, stop);

    /// <summary>When the signatures in use were made; null when the version does not tell, as without signatures.</summary>
    internal static DateTimeOffset? SignaturesOf(string version) =>
        version.Split('/') is [_, _, var day] && DateTimeOffset.TryParseExact(day.Trim(), "ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var made) ? made : null;

    async Task<string> AskAsync(string command, Stream? content, TimeSpan limit, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(limit);
        try
        {
            await using var connection = await ConnectAsync(time.Token);
            // It may answer and close before everything is sent: when a file is too large for it.
            var reply = ReadReplyAsync(connection, time.Token);
            await connection.WriteAsync(Encoding.ASCII.GetBytes(command), time.Token);
            if (content is not null) await SendAsync(content, connection, reply, time.Token);
            return await reply;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {limit.TotalSeconds:0} s");
        }
    }

    async Task<NetworkStream> ConnectAsync(CancellationToken stop)
    {
        var path = address.StartsWith("unix:", StringComparison.Ordinal) ? address[5..] : address.StartsWith('/') ? address : null;
        var socket = path is not null ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(Connecting);
        try
        {
            if (path is not null) await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), time.Token);
            else if (address.LastIndexOf(':') is > 0 and var at && int.TryParse(address[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
                await socket.ConnectAsync(address[..at].Replace("tcp://", "").Trim('[', ']'), port, time.Token);
            else throw new FormatException($"“{address}” is neither a path nor host:port");
            return new(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static async Task SendAsync(Stream content, NetworkStream connection, Task reply, CancellationToken stop)
    {
        var piece = new byte[4 + PieceBytes];
        try
        {
            for (int read; !reply.IsCompleted && (read = await content.ReadAsync(piece.AsMemory(4), stop)) > 0;)
            {
                BinaryPrimitives.WriteInt32BigEndian(piece, read);
                await connection.WriteAsync(piece.AsMemory(0, 4 + read), stop);
            }
            if (!reply.IsCompleted) await connection.WriteAsync(new byte[4], stop);
        }
        catch (IOException)
        {
            // Closed by the other side; what it had to say is in the reply, or nothing is.
        }
    }

    static async Task<string> ReadReplyAsync(NetworkStream connection, CancellationToken stop)
    {
        var buffer = new byte[LongestReply];
        var there = 0;
        while (there < buffer.Length && await connection.ReadAsync(buffer.AsMemory(there), stop) is > 0 and var read)
        {
            there += read;
            if (buffer.AsSpan(0, there).IndexOf((byte)0) >= 0) break;
        }
        var text = Encoding.UTF8.GetString(buffer, 0, there).Split('\0')[0].Trim();
        return text.Length > 0 ? text : throw new IOException("it closed the connection without an answer");
    }
}
