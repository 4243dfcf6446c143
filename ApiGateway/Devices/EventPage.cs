namespace Twin.Devices;

/// <param name="Items">The newest first; ask for those before the last one's number for more.</param>
internal sealed record EventPage(IReadOnlyList<EventItem> Items);
