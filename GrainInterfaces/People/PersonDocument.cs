namespace Twin.People;

/// <param name="Type">Code list <c>document-type</c>.</param>
/// <param name="Number">Letters and digits; the pair of type and number names one person.</param>
[GenerateSerializer, Immutable, Alias("twin.person-document")]
public sealed record PersonDocument([property: Id(0)] string Type, [property: Id(1)] string Number)
{
    public override string ToString() => $"{nameof(PersonDocument)} {{ Type = {Type} }}";
}
