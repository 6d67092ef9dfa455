using Anlan.Platform.Keys;
using Anlan.Platform.Keys.Ciphers;
using Anlan.Platform.Starting;
using Anlan.Platform.Storage;
using Anlan.Testing;

namespace Anlan.Platform.Tests.Keys;

public sealed class KeyGenerationsTests : IAsyncLifetime
{
    static readonly EncryptedColumn Phone = new("person", "phone") { Index = "phone_index" };
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    readonly TestKeys folder = new();
    TestDatabase database = null!;
    AnlanDatabase anlan = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestCluster.Empty();
        anlan = new AnlanDatabase(database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await anlan.DisposeAsync();
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_first_start_makes_a_key_and_the_next_ones_use_it()
    {
        await Node(folder).Generations.CheckAsync(Stop);
        var first = Node(folder).Keys.Newest.Fingerprint;
        await Node(folder).Generations.CheckAsync(Stop);
        Node(folder).Keys.Newest.Fingerprint.ShouldBe(first);
    }

    [Fact]
    public async Task A_lost_folder_is_refused_by_name_and_no_new_key_is_made()
    {
        await Node(folder).Generations.CheckAsync(Stop);
        using var empty = new TestKeys();
        var refusal = await Should.ThrowAsync<CannotStartException>(() => Node(empty).Generations.CheckAsync(Stop));
        refusal.Reason.Zh.ShouldContain($"{empty.Path} 缺少主密钥 k1");
        Directory.GetFiles(empty.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_of_another_installation_is_refused()
    {
        await Node(folder).Generations.CheckAsync(Stop);
        using var foreign = TestKeys.OfTheTemplate();
        (await Should.ThrowAsync<CannotStartException>(() => Node(foreign).Generations.CheckAsync(Stop))).Reason.En.ShouldContain("is not the key that this database uses");
    }

    [Fact]
    public async Task A_node_without_the_newest_generation_is_refused_and_one_with_a_copy_works()
    {
        await Node(folder).Generations.CheckAsync(Stop);
        using var second = new TestKeys();
        Copy(second);
        Node(folder).Keys.Rotate();
        await Node(folder).Generations.CheckAsync(Stop);
        (await Should.ThrowAsync<CannotStartException>(() => Node(second).Generations.CheckAsync(Stop))).Reason.En.ShouldContain("has no master key k2");
        Copy(second);
        await Node(second).Generations.CheckAsync(Stop);
    }

    [Fact]
    public async Task Two_nodes_that_begin_with_folders_of_their_own_do_not_both_start()
    {
        using var other = new TestKeys();
        var starts = await Task.WhenAll(new[] { folder, other }.Select(async keys =>
        {
            var node = Node(keys);
            node.Keys.CreateFirst();
            try
            {
                await node.Generations.CheckAsync(Stop);
                return true;
            }
            catch (CannotStartException)
            {
                return false;
            }
        }));
        starts.Count(started => started).ShouldBe(1);
    }

    [Fact]
    public async Task Values_and_their_index_are_brought_to_the_newest_key_and_an_interruption_does_no_harm()
    {
        var node = await PeopleAsync(1_234);
        node.Keys.Rotate();
        node = Node(folder);

        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Should.ThrowAsync<OperationCanceledException>(() => node.Work.RunAsync((_, done) => interrupted.Cancel(), interrupted.Token));
        (await node.Work.CountAsync(Stop)).Select(c => (c.MadeWith, c.Values)).ShouldBe([("k1.aes", 734), ("k2.aes", 500)]);

        (await node.Work.RunAsync(stop: Stop)).ShouldBe(734);
        (await node.Work.CountAsync(Stop)).Select(c => (c.MadeWith, c.Values)).ShouldBe([("k2.aes", 1_234)]);
        (await node.Work.RunAsync(stop: Stop)).ShouldBe(0);

        node.Fields.Decrypt(Phone, new(await Ask<string>("select phone from person where id = 77"))).ShouldBe("number 77");
        (await Ask<string>("select phone_index from person where id = 77")).ShouldBe(node.Fields.Index(Phone, "number 77"));
        (await Ask<long>("select count(*) from person where phone is null")).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_the_cipher_is_a_re_encryption_too()
    {
        await PeopleAsync(10);
        var node = Node(folder, "sm4");
        (await node.Work.RunAsync(stop: Stop)).ShouldBe(10);
        (await node.Work.CountAsync(Stop)).Select(c => (c.MadeWith, c.Values)).ShouldBe([("k1.sm4", 10)]);
    }

    async Task<TestNode> PeopleAsync(int count)
    {
        var node = Node(folder);
        await node.Generations.CheckAsync(Stop);
        await using var make = anlan.Owner.CreateCommand("create table person (id bigint primary key, phone text, phone_index text); insert into person values (0)");
        await make.ExecuteNonQueryAsync(Stop);
        await using var add = anlan.Owner.CreateCommand("insert into person select * from unnest($1, $2, $3)");
        add.Parameters.Add(new() { Value = Enumerable.Range(1, count).Select(i => (long)i).ToArray() });
        add.Parameters.Add(new() { Value = Enumerable.Range(1, count).Select(i => node.Fields.Encrypt(Phone, $"number {i}").Value).ToArray() });
        add.Parameters.Add(new() { Value = Enumerable.Range(1, count).Select(i => node.Fields.Index(Phone, $"number {i}")).ToArray() });
        await add.ExecuteNonQueryAsync(Stop);
        return node;
    }

    async Task<T> Ask<T>(string sql)
    {
        await using var command = anlan.Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    void Copy(TestKeys second) => new KeyFolder(second.Path).Replace(MasterKeys.FileName, File.ReadAllBytes(Path.Combine(folder.Path, MasterKeys.FileName)));

    // One running program: it has read the key folder for itself.
    TestNode Node(TestKeys own, string cipher = "aes")
    {
        var place = new KeyFolder(own.Path);
        var keys = new MasterKeys(place, TimeProvider.System);
        FieldCipher[] ciphers = [new AesGcmCipher(), new Sm4GcmCipher()];
        var fields = new FieldEncryption(keys, ciphers, ciphers.Single(c => c.Tag == cipher));
        return new(keys, fields, new(anlan, place, keys, fields), new(anlan, fields, [Phone]));
    }

    sealed record TestNode(MasterKeys Keys, FieldEncryption Fields, KeyGenerations Generations, Reencryption Work);
}
