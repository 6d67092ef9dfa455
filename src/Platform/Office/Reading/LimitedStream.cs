namespace Anlan.Platform.Office.Reading;

/// <summary>Passes on what a part of an archive unpacks to, until it is more than an honest file would hold. The sizes an archive declares are not believed.</summary>
sealed class LimitedStream(Stream inner, long packed, ReadingLimits limits, Func<long, long> unpackedOfAll) : Stream
{
    const long LookedAtFrom = 10L << 20;

    long _read;

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    int Counted(int count)
    {
        _read += count;
        if (unpackedOfAll(_read) > limits.UnpackedBytes || (_read > LookedAtFrom && _read / Math.Max(packed, 1) > limits.Ratio))
            throw new ReadingException(("文件解压后过大，疑似压缩炸弹，已停止读取。", "The file unpacks to far more than a table would hold (a zip bomb?); reading was stopped."));
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
