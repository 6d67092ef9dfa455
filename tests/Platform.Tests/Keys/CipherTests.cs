using System.Security.Cryptography;
using Anlan.Platform.Keys;
using Anlan.Platform.Keys.Ciphers;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace Anlan.Platform.Tests.Keys;

/// <summary>The ciphers against published vectors.</summary>
public sealed class CipherTests
{
    static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", ""));

    // GB/T 32907-2016, appendix A.
    [Fact]
    public void SM4_gives_the_vector_of_the_standard()
    {
        var engine = new SM4Engine();
        engine.Init(true, new KeyParameter(Hex("0123456789abcdeffedcba9876543210")));
        var block = Hex("0123456789abcdeffedcba9876543210");
        engine.ProcessBlock(block, 0, block, 0);
        block.ShouldBe(Hex("681edf34d206965e86b3e94f536e4246"));
    }

    // RFC 8998, appendix A.1.
    [Fact]
    public void SM4_GCM_gives_the_vector_of_RFC_8998()
    {
        var key = Hex("0123456789ABCDEFFEDCBA9876543210");
        var nonce = Hex("00001234567800000000ABCD");
        var bound = Hex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        var plain = Hex("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        var made = Hex("17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D" + "83DE3541E4C2B58177E065A9BF7B62EC");
        Sm4GcmCipher.Run(true, key, nonce, plain, bound).ShouldBe(made);
        Sm4GcmCipher.Run(false, key, nonce, made, bound).ShouldBe(plain);
    }

    // The specification of GCM (McGrew and Viega), test case 16: the nonce, cipher text and tag lie in a value as AesGcmCipher reads them.
    [Fact]
    public void AES_256_GCM_gives_the_vector_of_its_specification()
    {
        using var aes = new AesGcm(Hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"), 16);
        var plain = Hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        var (made, tag) = (new byte[plain.Length], new byte[16]);
        aes.Encrypt(Hex("cafebabefacedbaddecaf888"), plain, made, tag, Hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
        made.ShouldBe(Hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"));
        tag.ShouldBe(Hex("76fc6ece0f4e1768cddf8853bb2d551b"));
    }

    public static TheoryData<FieldCipher> Ciphers => [new AesGcmCipher(), new Sm4GcmCipher()];

    [Theory, MemberData(nameof(Ciphers))]
    public void What_was_sealed_opens_with_the_same_key_and_place_only(FieldCipher cipher)
    {
        var (key, other) = (Key("k1", 1), Key("k1", 2));
        var made = cipher.Seal(key, "张伟"u8, "here"u8);
        cipher.Open(key, made, "here"u8).ShouldBe("张伟"u8.ToArray());
        cipher.Seal(key, "张伟"u8, "here"u8).ShouldNotBe(made);
        Should.Throw<CryptographicException>(() => cipher.Open(other, made, "here"u8));
        Should.Throw<CryptographicException>(() => cipher.Open(key, made, "there"u8));
        Should.Throw<CryptographicException>(() => cipher.Open(key, made.AsSpan(0, 20), "here"u8));
        for (var i = 0; i < made.Length; i++)
        {
            var changed = made.ToArray();
            changed[i] ^= 1;
            Should.Throw<CryptographicException>(() => cipher.Open(key, changed, "here"u8));
        }
    }

    static MasterKey Key(string id, byte fill) => new(id, DateTimeOffset.UnixEpoch, [.. Enumerable.Repeat(fill, 32)]);
}
