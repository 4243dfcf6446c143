using Twin.Compartment;

namespace Twin.Storage;

/// <summary>A record of the compartment, decrypted.</summary>
/// <param name="Number">Grows with each new record.</param>
public sealed record CompartmentRecord(long Number, ObjectKey Key, CompartmentState State);
