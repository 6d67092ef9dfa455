using System.Buffers.Binary;

namespace Anlan.Platform.Office.Reading;

/// <summary>Counts the parts of an archive before anything lists them: the count an archive declares is not believed, and a list of millions of names would fill the memory.</summary>
static class ZipDirectory
{
    const uint End = 0x06054b50, Locator = 0x07064b50, Header = 0x02014b50;
    const int EndLength = 22, LocatorLength = 20, HeaderLength = 46;

    /// <summary>Whether the directory has more parts than <paramref name="most"/>. Reads no further than that.</summary>
    public static bool HasMoreThan(Stream file, int most)
    {
        if (Start(file) is not { } place) return false;
        var head = new byte[HeaderLength];
        for (var count = 0; Reads(file, place, head) && U32(head, 0) == Header; place += HeaderLength + U16(head, 28) + U16(head, 30) + U16(head, 32))
            if (++count > most) return true;
        return false;
    }

    // The last end record counts, as it does for the reader behind this one.
    static long? Start(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, EndLength + ushort.MaxValue)];
        var from = file.Length - tail.Length;
        if (!Reads(file, from, tail)) return null;
        for (var i = tail.Length - EndLength; i >= 0; i--)
        {
            if (U32(tail, i) != End) continue;
            var masked = U16(tail, i + 4) == ushort.MaxValue || U16(tail, i + 10) == ushort.MaxValue || U32(tail, i + 16) == uint.MaxValue;
            return (masked ? Start64(file, from + i - LocatorLength) : null) ?? U32(tail, i + 16);
        }
        return null;
    }

    static long? Start64(Stream file, long place)
    {
        byte[] locator = new byte[LocatorLength], record = new byte[56];
        return Reads(file, place, locator) && U32(locator, 0) == Locator && Reads(file, BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8)), record)
            ? BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48))
            : null;
    }

    static bool Reads(Stream file, long place, byte[] into)
    {
        if (place < 0 || place > file.Length - into.Length) return false;
        file.Position = place;
        file.ReadExactly(into);
        return true;
    }

    static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
