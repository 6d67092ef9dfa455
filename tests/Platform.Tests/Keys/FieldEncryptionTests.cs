using Anlan.Platform.Codes;
using Anlan.Platform.Keys;
using Anlan.Platform.Keys.Ciphers;
using Anlan.Platform.Starting;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Keys;

public sealed class FieldEncryptionTests : IDisposable
{
    static readonly EncryptedColumn Phone = new("test.person", "phone") { Index = "phone_index", Tidy = PhoneNumber.Tidy, Mask = Masked.Phone };
    static readonly EncryptedColumn IdCard = new("test.person", "id_card") { Tidy = IdCardNumber.Tidy, Mask = Masked.IdCard };

    readonly TestKeys folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_value_names_its_key_and_cipher_and_comes_back()
    {
        var fields = Fields();
        var value = fields.Encrypt(Phone, "13812345678");
        value.Value.ShouldStartWith("k1.aes:");
        value.ToString().ShouldBe("k1.aes:…");
        fields.Decrypt(Phone, value).ShouldBe("13812345678");
        fields.Encrypt(Phone, "13812345678").ShouldNotBe(value);
    }

    [Theory, InlineData(""), InlineData("𠮷·'\"\\\u0000\u202E"), InlineData("很长")]
    public void Any_text_comes_back(string text) => Fields().Decrypt(Phone, Fields().Encrypt(Phone, text)).ShouldBe(text);

    [Fact]
    public void A_value_moved_to_another_column_cannot_be_read()
    {
        var fields = Fields();
        var refusal = Should.Throw<UnreadableValueException>(() => fields.Decrypt(IdCard, fields.Encrypt(Phone, "13812345678")));
        refusal.Reason.Zh.ShouldContain("test.person.id_card");
        refusal.Message.ShouldNotContain("138");
    }

    [Fact]
    public void A_value_under_an_unknown_key_says_which_is_missing()
    {
        Fields();
        Should.Throw<UnreadableValueException>(() => Fields().Decrypt(Phone, new("k7.aes:AAAA"))).Message.ShouldContain("no k7");
        Should.Throw<UnreadableValueException>(() => Fields().Decrypt(Phone, new("13812345678")));
        Should.Throw<UnreadableValueException>(() => Fields().Decrypt(Phone, new("k1.aes:not base64")));
    }

    [Fact]
    public void Both_ciphers_are_read_side_by_side_whichever_writes()
    {
        var (aes, sm4) = (Fields(), Fields("sm4"));
        sm4.Encrypt(Phone, "13812345678").Value.ShouldStartWith("k1.sm4:");
        aes.Decrypt(Phone, sm4.Encrypt(Phone, "13812345678")).ShouldBe("13812345678");
        sm4.Decrypt(Phone, aes.Encrypt(Phone, "13812345678")).ShouldBe("13812345678");
    }

    [Fact]
    public void After_a_rotation_new_values_have_the_new_key_and_old_ones_are_read()
    {
        var fields = Fields();
        var before = fields.Encrypt(Phone, "13812345678");
        var running = Fields(); // another process, which has read the file already
        running.Encrypt(Phone, "1").MadeWith.ShouldBe("k1.aes");

        Keys().Rotate().Id.ShouldBe("k2");
        var after = Fields().Encrypt(Phone, "13812345678");

        after.MadeWith.ShouldBe("k2.aes");
        Fields().Decrypt(Phone, before).ShouldBe("13812345678");
        running.Decrypt(Phone, after).ShouldBe("13812345678");
    }

    [Fact]
    public void The_index_finds_the_same_number_however_it_was_typed_and_under_every_key()
    {
        var fields = Fields();
        var stored = fields.Index(Phone, "138 1234 5678");
        stored.ShouldBe(fields.Index(Phone, "+86-13812345678"));
        stored.ShouldNotBe(fields.Index(IdCard, "13812345678"));
        stored.ShouldNotContain("138");
        Keys().Rotate();
        Fields().IndexCandidates(Phone, "13812345678").ShouldContain(stored);
        Fields().IndexCandidates(Phone, "13812345678").Length.ShouldBe(2);
    }

    [Fact]
    public void The_masked_form_is_made_from_the_value_and_stars_from_what_cannot_be_read()
    {
        var fields = Fields();
        fields.Mask(IdCard, fields.Encrypt(IdCard, "11010519491231002X")).ShouldBe("110105********002X");
        fields.Mask(IdCard, new("k9.aes:AAAA")).ShouldBe("******");
    }

    [Fact]
    public void A_second_node_with_the_same_folder_reads_what_the_first_wrote()
    {
        var value = Fields().Encrypt(Phone, "13812345678");
        using var copy = new TestKeys();
        new KeyFolder(copy.Path).TryAdd(MasterKeys.FileName, File.ReadAllBytes(Path.Combine(folder.Path, MasterKeys.FileName)));
        Of(new MasterKeys(new KeyFolder(copy.Path), TimeProvider.System), "aes").Decrypt(Phone, value).ShouldBe("13812345678");
    }

    [Fact]
    public void A_damaged_file_is_told_with_its_line()
    {
        Keys().CreateFirst();
        var path = Path.Combine(folder.Path, MasterKeys.FileName);
        File.AppendAllText(path, "k2 2026-01-01T00:00:00Z tooshort\n");
        Should.Throw<CannotStartException>(() => Keys().All).Reason.En.ShouldContain($"{MasterKeys.FileName}:4 is no master key");
    }

    [Fact]
    public void A_digest_fits_its_content_and_purpose_alone()
    {
        Fields();
        var digests = new KeyedDigest(Keys());
        var made = digests.Of("head", "content"u8);
        digests.Fits(made, "head", "content"u8).ShouldBeTrue();
        digests.Fits(made, "head", "Content"u8).ShouldBeFalse();
        digests.Fits(made, "other", "content"u8).ShouldBeFalse();
        digests.Fits("k1:", "head", "content"u8).ShouldBeFalse();
    }

    MasterKeys Keys() => new(new KeyFolder(folder.Path), TimeProvider.System);

    FieldEncryption Fields(string cipher = "aes")
    {
        var keys = Keys();
        keys.CreateFirst();
        return Of(keys, cipher);
    }

    static FieldEncryption Of(MasterKeys keys, string cipher)
    {
        FieldCipher[] ciphers = [new AesGcmCipher(), new Sm4GcmCipher()];
        return new(keys, ciphers, ciphers.Single(c => c.Tag == cipher));
    }
}
