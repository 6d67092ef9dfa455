using Anlan.Platform.Keys;
using Anlan.Platform.Office.Reading;
using Anlan.Platform.Storage;

namespace Anlan.Platform.Imports;

/// <summary>The uploaded file, encrypted in the database in pieces: whichever node goes on with an import finds it there.</summary>
public sealed class ImportFile(Work work, FieldEncryption fields)
{
    public static readonly EncryptedColumn Content = new("imports.piece", "content");

    const int PieceBytes = 256 * 1024;

    public async Task KeepAsync(long import, string division, Stream file, CancellationToken stop)
    {
        file.Position = 0;
        var piece = new byte[PieceBytes];
        for (int number = 0, read; (read = await file.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, stop)) > 0; number++)
        {
            var sealedPiece = fields.Encrypt(Content, Convert.ToBase64String(piece, 0, read)).Value;
            await using var insert = work.Command("insert into imports.piece (division, import_id, number, content) values ($1, $2, $3, $4)", division, import, number, sealedPiece);
            await insert.ExecuteNonQueryAsync(stop);
        }
    }

    /// <summary>The bytes as they were uploaded; a temporary file that disappears when it is closed. Null when they have been cleared.</summary>
    public async Task<Stream?> OpenAsync(long import, CancellationToken stop)
    {
        var file = TableFile.Spooled();
        try
        {
            for (var number = 0; ; number++)
            {
                await using var command = work.Command("select content from imports.piece where import_id = $1 and number = $2", import, number);
                if (await command.ExecuteScalarAsync(stop) is not string content) break;
                await file.WriteAsync(Convert.FromBase64String(fields.Decrypt(Content, new(content))), stop);
            }
            if (file.Length == 0)
            {
                await file.DisposeAsync();
                return null;
            }
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
