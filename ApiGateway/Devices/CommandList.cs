namespace Twin.Devices;

/// <param name="Items">Newest first; the newest 50 of those that have ended are kept.</param>
internal sealed record CommandList(IReadOnlyList<CommandItem> Items);
