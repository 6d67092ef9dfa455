using Anlan.Library.Organisations;
using Anlan.Platform.Codes;
using Anlan.Platform.Keys;

namespace Anlan.Library.People;

/// <summary>人员: somebody who works in an organisation or can be reached for it.</summary>
public sealed class Person : IRegistered
{
    public static readonly EncryptedColumn MobileColumn = new("library.person", "mobile") { Index = "mobile_index", Tidy = PhoneNumber.Tidy, Mask = Masked.Phone };

    public static readonly EncryptedColumn IdNumberColumn = new("library.person", "id_number") { Index = "id_number_index", Tidy = IdCardNumber.Tidy, Mask = Masked.IdCard };

    public long Id { get; private init; }

    /// <summary>Where he is found; that of his organisation when he has one.</summary>
    public required string Division { get; set; }

    public long? OrganisationId { get; set; }

    public Organisation? Organisation { get; private init; }

    public required string Name { get; set; }

    public string? Position { get; set; }

    /// <summary>Of the office, and no secret.</summary>
    public string? OfficePhone { get; set; }

    public EncryptedText? Mobile { get; private set; }

    public string? MobileIndex { get; private set; }

    public EncryptedText? IdNumber { get; private set; }

    public string? IdNumberIndex { get; private set; }

    public string? Note { get; set; }

    public DateOnly? EndedOn { get; set; }

    public int Version { get; set; } = 1;

    /// <param name="number">Tidy and checked; null when there is none.</param>
    public void SetMobile(string? number, FieldEncryption fields) =>
        (Mobile, MobileIndex) = number is null ? ((EncryptedText?)null, (string?)null) : (fields.Encrypt(MobileColumn, number), fields.Index(MobileColumn, number));

    /// <param name="number">Tidy and checked; null when there is none.</param>
    public void SetIdNumber(string? number, FieldEncryption fields) =>
        (IdNumber, IdNumberIndex) = number is null ? ((EncryptedText?)null, (string?)null) : (fields.Encrypt(IdNumberColumn, number), fields.Index(IdNumberColumn, number));
}
