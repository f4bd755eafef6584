using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Redbook.Architecture.Tests;

/// <summary>What an assembly shows to those who refer to it, one line for each type and member.</summary>
internal static class PublicFace
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<string> Describe(Assembly assembly)
    {
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            yield return Heading(type);
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                yield return "    " + member;
            }
        }
    }

    private static string Heading(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => $"enum : {TypeNames.Of(Enum.GetUnderlyingType(type))}",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.IsByRefLike ? "ref " : "") + "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<Type> bases = type.IsEnum ? [] : Bases(type);
        string list = string.Join(", ", bases.Select(known => TypeNames.Of(known)).Order(StringComparer.Ordinal));
        return $"{type.Namespace}.{TypeNames.Of(type)} ({kind}){(list.Length > 0 ? " : " + list : "")}";
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        bool hasBase = type.BaseType is { } known && known != typeof(object) && known != typeof(ValueType);
        return (hasBase ? [type.BaseType!] : Array.Empty<Type>()).Concat(type.GetInterfaces().Where(shown => shown.IsVisible));
    }

    private static IEnumerable<string> Members(Type type)
    {
        IEnumerable<string> fields = type.GetFields(Declared).Where(IsShown).Select(Field);
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Field);
        }

        return fields
            .Concat(type.GetConstructors(Declared).Where(IsShown).Select(made => $"new({Parameters(made)})"))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsShown)).Select(Property))
            .Concat(type.GetEvents(Declared).Where(raised => IsShown(raised.AddMethod!)).Select(Event))
            .Concat(type.GetMethods(Declared).Where(IsShown).Where(IsWritten).Select(Method));
    }

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsShown(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    // Accessors are shown with their property or event; what the compiler makes for records is no choice of ours.
    private static bool IsWritten(MethodInfo method) =>
        !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Field(FieldInfo field)
    {
        string prefix = field switch
        {
            { IsLiteral: true } => "const ",
            { IsStatic: true, IsInitOnly: true } => "static readonly ",
            { IsStatic: true } => "static ",
            { IsInitOnly: true } => "readonly ",
            _ => "",
        };
        string value = field.IsLiteral ? " = " + Value(field.GetRawConstantValue()) : "";
        string type = TypeNames.Of(field.FieldType, Nullability.Create(field));
        return field.DeclaringType!.IsEnum ? field.Name + value : $"{prefix}{field.Name} : {type}{value}";
    }

    private static string Property(PropertyInfo property)
    {
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        string accessors = string.Concat(property.GetAccessors(true).Where(IsShown).Select(accessor =>
            accessor == property.GetMethod ? "get; " : IsInit(accessor) ? "init; " : "set; ").Order(StringComparer.Ordinal));
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Static(property.GetAccessors(true)[0])}{required}{name} : "
            + $"{TypeNames.Of(property.PropertyType, Nullability.Create(property))} {{ {accessors}}}";
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Event(EventInfo raised) =>
        $"{Static(raised.AddMethod!)}event {raised.Name} : {TypeNames.Of(raised.EventHandlerType!, Nullability.Create(raised))}";

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        string returned = TypeNames.Of(method.ReturnType, Nullability.Create(method.ReturnParameter));
        return $"{Static(method)}{method.Name}{generic}({Parameters(method)}) : {returned}";
    }

    private static string Static(MethodBase method) => method switch
    {
        { IsStatic: true, IsAbstract: true } => "static abstract ",
        { IsStatic: true } => "static ",
        { IsAbstract: true } when !method.DeclaringType!.IsInterface => "abstract ",
        _ => "",
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string prefix = parameter switch
        {
            { IsOut: true, ParameterType.IsByRef: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "",
        };
        string value = parameter.HasDefaultValue ? " = " + DefaultOf(parameter) : "";
        return $"{prefix}{TypeNames.Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string DefaultOf(ParameterInfo parameter)
    {
        bool isStruct = parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
        return parameter.RawDefaultValue is null && isStruct ? "default" : Value(parameter.RawDefaultValue);
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
