namespace Twin.Objects;

/// <summary>Marks an attribute that holds the id of an object, or a list of ids: see <see cref="ObjectKey.IsValidId"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ObjectIdAttribute : Attribute;
