namespace Twin.Residents;

/// <summary>Somebody whose data the account may ask for.</summary>
/// <param name="Relation"><c>self</c> or <c>ward</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.my-person")]
public sealed record MyPerson([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Relation);
