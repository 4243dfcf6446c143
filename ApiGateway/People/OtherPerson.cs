namespace Twin.People;

/// <param name="Other">The id of the other record.</param>
public sealed record OtherPerson(string Other);
