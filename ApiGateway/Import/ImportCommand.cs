namespace Twin.Import;

/// <summary>Carries a line out; repeating it changes nothing.</summary>
/// <returns>The revision of the object, or why it was refused.</returns>
internal delegate Task<Outcome<long>> ImportCommand(ImportTarget target, CancellationToken cancellationToken);
