namespace Twin.Devices;

/// <summary>By what a person is let in.</summary>
public enum CredentialKind
{
    Card = 0,
    Code = 1,
    Face = 2,
}
