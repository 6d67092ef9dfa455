namespace Anlan.Platform.Attachments;

/// <summary>The content of an attachment, one piece of it in memory at a time.</summary>
/// <param name="fetch">Gets the piece of this number.</param>
sealed class PieceStream(Attachment attachment, Func<int, CancellationToken, Task<byte[]>> fetch) : Stream
{
    byte[] piece = [];
    long pieceNumber = -1;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => attachment.Size;
    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length) return 0;
        var number = Position / AttachmentStore.PieceBytes;
        if (number != pieceNumber)
        {
            piece = await fetch((int)number, cancellationToken);
            pieceNumber = number;
        }
        var part = piece.AsMemory((int)(Position % AttachmentStore.PieceBytes));
        if (part.Length > buffer.Length) part = part[..buffer.Length];
        part.CopyTo(buffer);
        Position += part.Length;
        return part.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => Position + offset, _ => Length + offset };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Pieces come from the database: read asynchronously.");
    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
