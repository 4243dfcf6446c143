namespace Twin.Compartment;

/// <summary>Which records of a register to list. All conditions must hold.</summary>
/// <param name="Register">One of <see cref="CompartmentRegister"/>.</param>
/// <param name="Area">Only what belongs to this area or one within it.</param>
/// <param name="Category">A code.</param>
/// <param name="Status">A code; special people have none.</param>
/// <param name="Person">Only what is linked to this person of the library.</param>
/// <param name="Text">Words that must all stand in the record, numbers excepted.</param>
/// <param name="Cursor">From the previous page.</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("twin.compartment-query")]
public sealed record CompartmentQuery(
    [property: Id(0)] string Register,
    [property: Id(1)] string? Area,
    [property: Id(2)] string? Category,
    [property: Id(3)] string? Status,
    [property: Id(4)] string? Person,
    [property: Id(5)] string? Text,
    [property: Id(6)] string? Cursor,
    [property: Id(7)] int Limit);
