namespace Twin.People;

/// <summary>户籍: the household register the person stands in.</summary>
/// <param name="Number">户号, the register's number.</param>
/// <param name="Head">户主, the name of its head.</param>
/// <param name="Relation">To that head: code list <c>kinship</c>.</param>
/// <param name="Consistent">人户一致: what the person says about living where registered.</param>
[GenerateSerializer, Immutable, Alias("twin.household-registration")]
public sealed record HouseholdRegistration(
    [property: Id(0)] string? Number = null,
    [property: Id(1)] string? Head = null,
    [property: Id(2)] string? Relation = null,
    [property: Id(3)] bool? Consistent = null);
