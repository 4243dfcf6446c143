namespace Twin.Webhooks;

/// <summary>A receiver's name leads into the inner network.</summary>
internal sealed class WebhookHostException(string message) : Exception(message);
