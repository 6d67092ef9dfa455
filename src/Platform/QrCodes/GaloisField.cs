namespace Anlan.Platform.QrCodes;

/// <summary>Arithmetic on bytes modulo x⁸+x⁴+x³+x²+1, and the check words made with it (ISO/IEC 18004, clause 7.5).</summary>
internal static class GaloisField
{
    static readonly byte[] Powers = new byte[255];
    static readonly byte[] Logarithms = new byte[256];

    static GaloisField()
    {
        var value = 1;
        for (var exponent = 0; exponent < 255; exponent++)
        {
            Powers[exponent] = (byte)value;
            Logarithms[value] = (byte)exponent;
            value <<= 1;
            if (value > 255) value ^= 0x11D;
        }
    }

    static byte Multiply(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Powers[(Logarithms[a] + Logarithms[b]) % 255];

    /// <summary>The remainder of the data, followed by as many zeros as check words are asked for, divided by (x−2⁰)(x−2¹)….</summary>
    public static byte[] CheckWords(ReadOnlySpan<byte> data, int count)
    {
        var divisor = Divisor(count);
        var remainder = new byte[count];
        foreach (var word in data)
        {
            var factor = (byte)(word ^ remainder[0]);
            remainder.AsSpan(1).CopyTo(remainder);
            remainder[^1] = 0;
            for (var i = 0; i < count; i++) remainder[i] ^= Multiply(divisor[i], factor);
        }
        return remainder;
    }

    // Highest power first; its own factor, which is 1, is left out.
    static byte[] Divisor(int degree)
    {
        var divisor = new byte[degree];
        divisor[^1] = 1;
        for (var root = 0; root < degree; root++)
            for (var i = 0; i < degree; i++)
            {
                divisor[i] = Multiply(divisor[i], Powers[root]);
                if (i + 1 < degree) divisor[i] ^= divisor[i + 1];
            }
        return divisor;
    }
}
