namespace Twin.Devices;

/// <param name="Items">Newest first. Who holds it and its reference are told to those who may read of people, with a purpose.</param>
internal sealed record AccessCredentialList(IReadOnlyList<AccessCredential> Items);
