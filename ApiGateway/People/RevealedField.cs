namespace Twin.People;

/// <param name="Value">In clear.</param>
public sealed record RevealedField(string Field, string Value)
{
    public override string ToString() => $"{nameof(RevealedField)} {{ Field = {Field} }}";
}
