namespace Twin.Devices.Mappings;

/// <summary>Why a script came to nothing.</summary>
/// <param name="IsLimit">True when it was stopped because it took too much.</param>
internal sealed record MappingFault(string Reason, bool IsLimit = false);
