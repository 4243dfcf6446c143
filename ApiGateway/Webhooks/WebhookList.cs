using System.Collections.Immutable;

namespace Twin.Webhooks;

/// <param name="Items">By id.</param>
public sealed record WebhookList(ImmutableArray<WebhookView> Items);
