// The text of each error as PowerShell prints it: what users and scripts compare against.
extension SyntaxErrorID {
    /// The message with its places filled in.
    func message(_ arguments: [String]) -> String {
        guard !arguments.isEmpty else { return pattern }
        var text = ""
        var rest = pattern.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            let digit = rest.index(after: open)
            guard digit < rest.endIndex, (48...57).contains(rest[digit]) else { break }
            text += String(Substring(rest[..<open]))
            let number = Int(rest[digit] - 48)
            if number < arguments.count { text += arguments[number] }
            rest = rest[rest.index(digit, offsetBy: 2)...]
        }
        return text + String(Substring(rest))
    }

    private var pattern: String {
        switch self {
        case .ambiguousTypeReference: "Type name '{0}' is ambiguous, it could be '{1}' or '{2}'."
        case .arrayHasTooManyDimensions:
            "The array has too many dimensions: {0}. The number of dimensions for an array must be "
                + "less than or equal to 32."
        case .arrayReferenceNotSupportedInDataSection:
            "Array references are not allowed in restricted language mode or a Data section."
        case .assignmentStatementNotSupportedInDataSection:
            "Assignment statements are not allowed in restricted language mode or a Data section."
        case .assignmentStatementToAutomaticNotSupported:
            "Cannot assign automatic variable '{0}' with type '{1}'"
        case .attributeNotAllowedOnDeclaration:
            "Attribute '{0}' is not valid on this declaration. It is valid on '{1}' declarations "
                + "only."
        case .attributeNotSupportedInDataSection:
            "Attributes are not allowed in restricted language mode or a Data section."
        case .backgroundOperatorInPipelineChain:
            "Background operators can only be used at the end of a pipeline chain."
        case .badNumericConstant: "The numeric constant {0} is not valid."
        case .cannotConvertValue: "Cannot convert the value to type \"{0}\"."
        case .cannotLoadAssemblyFromUncPath: "Cannot use assembly with an UNC path: '{0}'."
        case .cannotLoadAssemblyWithUriSchema: "Cannot use assembly with uri schema '{0}'."
        case .cmdletNotInAllowedListForDataSection:
            "The command '{0}' is not allowed in restricted language mode or a Data section."
        case .constructorCantHaveReturnType: "A constructor cannot specify a return type."
        case .controlLeavingFinally: "Flow of control cannot leave a Finally block."
        case .cycleInEnumInitializers:
            "Cannot define enum because of a cycle in the initialization expressions."
        case .dataSectionStatementNotSupportedInDataSection:
            "The data statement is not allowed in restricted language mode or another Data section."
        case .doWhileStatementNotSupportedInDataSection:
            "The Do and While statements are not allowed in restricted language mode or a Data "
                + "section."
        case .dotSourcingNotSupportedInDataSection:
            "Dot sourcing is not allowed in restricted language mode or a Data section."
        case .duplicateFormalParameter: "Duplicate parameter ${0} in parameter list."
        case .duplicateKeyInHashLiteral: "Duplicate keys '{0}' are not allowed in hash literals."
        case .duplicateNamedArgument: "Duplicate named arguments '{0}' are not allowed."
        case .duplicateQualifier: "Duplicate '{0}' qualifier"
        case .duplicateScriptCommandClause: "Script command clause '{0}' has already been defined."
        case .emptyCatchNotLast: "Catch block must be the last catch block."
        case .emptyPipeElement: "An empty pipe element is not allowed."
        case .emptyPipelineChainElement: "A pipeline chain operator must be followed by a pipeline."
        case .emptyVariableReference:
            "An empty ${} variable reference was found. A name is required inside the braces."
        case .endSquareBracketExpectedAtEndOfAttribute: "Missing ] at end of attribute or type literal."
        case .endSquareBracketExpectedAtEndOfType: "Missing ] at end of type token."
        case .enumeratorValueMustBeConstant: "Enumerator value must be a constant value."
        case .enumeratorValueOutOfBounds: "Enumerator value is either too large or too small for {0}."
        case .errorLoadingAssembly: "Cannot load assembly '{0}'."
        case .exceptionTypeAlreadyCaught: "Exception type {0} is already handled by a previous handler."
        case .expectedExpression: "An expression was expected after '('."
        case .expectedValueExpression: "You must provide a value expression following the '{0}' operator."
        case .expressionsMustBeFirstInPipeline:
            "Expressions are only allowed as the first element of a pipeline."
        case .flowControlStatementNotSupportedInDataSection:
            "Flow control statements such as Break, Continue, Return, Exit, and Throw are not "
                + "allowed in restricted language mode or a Data section."
        case .forWhileStatementNotSupportedInDataSection:
            "For and While statements are not allowed in restricted language mode or a Data section."
        case .foreachStatementNotSupportedInDataSection:
            "Foreach statements are not allowed in restricted language mode or a Data section."
        case .functionDeclarationNotSupportedInDataSection:
            "Function declarations are not allowed in restricted language mode or a Data section."
        case .ifStatementMissingCondition: "Missing condition in if statement after '{0} ('."
        case .incompleteDollarSubexpressionReference: "$(subexpression) is missing the closing ')'."
        case .incompleteDollarVariableReference:
            "${{variable}} reference starting is missing the closing '}}'."
        case .incompleteMemberDefinition: "Missing a property name or method definition."
        case .incompleteString: "Incomplete string token."
        case .invalidBracedVariableReference:
            "Variable reference is not valid. The variable name is missing."
        case .invalidConfigurationName:
            "The configuration name '{0}' is not valid. Standard names may only contain letters "
                + "(a-z, A-Z), numbers (0-9), period (.), hyphen (-) and underscore (_). The name may not "
                + "be null or empty, and should start with a letter."
        case .invalidForeachFlag: "The parameter {0} is not valid for the foreach statement."
        case .invalidFunctionParameter:
            "Parameter declarations are a comma-separated list of variable names with optional "
                + "initializer expressions."
        case .invalidLeftHandSide:
            "The assignment expression is not valid. The input to an assignment operator must be an "
                + "object that is able to accept assignments, such as a variable or a property."
        case .invalidNamespaceValue:
            "The specified namespace in the 'using' statement contains invalid characters."
        case .invalidParameterForDataSectionStatement:
            "The \"{0}\" parameter of the Data section is not valid. The valid Data section "
                + "parameter is SupportedCommand."
        case .invalidSwitchFlag: "The parameter {0} is not valid for the switch statement."
        case .invalidUnderlyingType:
            "'{0}' is not a valid underlying type for enums. Expected a builtin integral type (one "
                + "of byte, sbyte, short, ushort, int, uint, long or ulong)"
        case .invalidUnicodeEscapeSequence:
            "The Unicode escape sequence is not valid. A valid sequence is `u{ followed by one to "
                + "six hex digits and a closing '}'."
        case .invalidUnicodeEscapeSequenceValue:
            "The Unicode escape sequence value is out of range. The maximum value is 0x10FFFF."
        case .invalidUsingExpression: "Expression is not allowed in a Using expression."
        case .invalidValueForUsingItemName: "'{0}' is not a valid value for using name."
        case .invalidVariableReference:
            "Variable reference is not valid. '$' was not followed by a valid variable name "
                + "character. Consider using ${} to delimit the name."
        case .invalidVariableReferenceWithDrive:
            "Variable reference is not valid. ':' was not followed by a valid variable name "
                + "character. Consider using ${} to delimit the name."
        case .keywordParameterReservedForFutureUse: "The {0} '-{1}' parameter is reserved for future use."
        case .labelNotFound: "Label '{0}' not found inside the method."
        case .memberAlreadyDefined: "The member '{0}' is already defined."
        case .methodCallNotSupportedInDataSection:
            "Method calls are not allowed in restricted language mode or a Data section."
        case .methodHasCodePathNotReturn: "Not all code path returns value within method."
        case .missingArgument: "Missing argument in parameter list."
        case .missingArrayIndexExpression: "Array index expression is missing or not valid."
        case .missingAssemblyNameSpecification: "The type name is missing the assembly name specification."
        case .missingBaseCtorCall: "Missing 'base' after ':' in a base class constructor call."
        case .missingCatchHandlerBlock: "The Catch block is missing its statement block."
        case .missingCatchOrFinally: "The Try statement is missing its Catch or Finally block."
        case .missingColonInTernaryExpression: "Missing ':' in the ternary expression."
        case .missingConfigurationName:
            "The name for the configuration is missing. Provide the missing name as a simple name, "
                + "string, or string-valued expression."
        case .missingCurlyBraceInSwitchStatement: "Missing '{' in switch statement."
        case .missingCurlyInConfigurationStatement: "Missing '{' in configuration statement."
        case .missingEndCurlyBrace: "Missing closing '}' in statement block or type definition."
        case .missingEndParenthesisAfterForeach:
            "Missing closing ')' after expression part of foreach loop.\nThe correct form is: "
                + "foreach ($a in $b) {...}"
        case .missingEndParenthesisAfterStatement:
            "Missing closing ')' after expression in '{0}' statement."
        case .missingEndParenthesisInExpression: "Missing closing ')' in expression."
        case .missingEndParenthesisInFunctionParameterList: "Missing ')' in function parameter list."
        case .missingEndParenthesisInMethodCall: "Missing ')' in method call."
        case .missingEndParenthesisInSubexpression: "Missing closing ')' in subexpression."
        case .missingEndParenthesisInSwitchStatement: "Missing ')' after expression in switch statement."
        case .missingEndSquareBracket: "Missing ']' after array index expression."
        case .missingEqualsInHashLiteral: "Missing '=' operator after key in hash literal."
        case .missingEqualsInUsingAlias: "Missing '=' operator"
        case .missingExpression: "Missing expression after '{0}' in pipeline element."
        case .missingExpressionAfterKeyword: "Missing expression after '{0}' in loop."
        case .missingExpressionAfterOperator: "Missing expression after unary operator '{0}'."
        case .missingExpressionAfterToken: "Missing expression after '{0}'."
        case .missingExpressionInNamedArgument: "Missing statement after '=' in named argument."
        case .missingFileSpecification: "Missing file specification after redirection operator."
        case .missingFilenameOption:
            "Cannot process the 'switch' statement because of a missing file name argument to the "
                + "-file option."
        case .missingFinallyStatementBlock: "The Finally block is missing its statement block."
        case .missingForeachExpression:
            "Missing expression in foreach loop.\nThe correct form is: foreach ($a in $b) {...}"
        case .missingForeachStatement:
            "Missing statement body in foreach loop.\nThe correct form is: foreach ($a in $b) {...}"
        case .missingFunctionBody: "Missing function body in function declaration."
        case .missingInInForeach:
            "Missing 'in' after variable in foreach loop.\nThe correct form is: foreach ($a in $b) "
                + "{...}"
        case .missingLoopStatement: "Missing statement body in {0} loop."
        case .missingMethodParameterList: "Missing '(' in class method parameter list."
        case .missingNameAfterKeyword: "Missing name after {0} keyword."
        case .missingNamedBlocks:
            "unexpected token '{0}', expected 'begin', 'process', 'end', 'clean', or 'dynamicparam'."
        case .missingNamedStatementBlock: "Missing statement block after '{0}'."
        case .missingNamespaceAlias: "Missing namespace alias"
        case .missingOpenParenthesisAfterKeyword: "Missing opening '(' after keyword '{0}'."
        case .missingOpenParenthesisInIfStatement: "Missing '(' after '{0}' in if statement."
        case .missingPropertyName: "Missing property name after reference operator."
        case .missingPropertyTerminator: "Missing ';' or end-of-line in property definition."
        case .missingStatementAfterKeyword: "Missing statement body after keyword '{0}'."
        case .missingStatementBlock: "Missing statement block after {0} ( condition )."
        case .missingStatementBlockAfterElse: "Missing statement block after 'else' keyword."
        case .missingStatementBlockForDataSection: "The Data section is missing its statement block."
        case .missingStatementInHashLiteral: "Missing statement after '=' in hash literal."
        case .missingStatementTerminator: "Missing a newline or semicolon."
        case .missingSwitchConditionExpression: "Missing condition in switch statement clause."
        case .missingSwitchStatementClause: "Missing statement block in switch statement clause."
        case .missingTerminatorMultiLineComment:
            "The terminator '#>' is missing from the multiline comment."
        case .missingThrottleLimit:
            "The ThrottleLimit parameter of the foreach statement is missing a value. Supply a "
                + "throttle limit to the parameter."
        case .missingTrapStatement: "The 'trap' statement was incomplete. A trap statement requires a body."
        case .missingTryStatementBlock: "The Try statement is missing its statement block."
        case .missingTypeBody: "Missing '{0}' body in '{0}' declaration."
        case .missingTypeLiteralToken: "Missing type literal."
        case .missingTypename: "Missing type name after '['."
        case .missingUnicodeEscapeSequenceTerminator:
            "The Unicode escape sequence is missing the closing '}'."
        case .missingUsingItemName: "Missing using name"
        case .missingUsingStatementDirective: "Missing using directive"
        case .missingValueForSupportedCommandInDataSectionStatement:
            "The SupportedCommand parameter of the Data section is missing a value. Supply a cmdlet "
                + "or function name to the parameter."
        case .missingVariableNameAfterForeach:
            "Missing variable name after foreach.\nThe correct form is: foreach ($a in $b) {...}"
        case .missingWhileOrUntilInDoWhile: "Missing while or until keyword in do loop."
        case .modifiersCannotBeCombined: "Modifier '{0}' cannot be combined with '{1}'"
        case .moduleNotFoundDuringParse: "Could not find the module '{0}'."
        case .multipleSwitchDefaultClauses: "A switch statement can have only one default clause."
        case .multipleTypeConstraintsOnMethodParam:
            "Multiple type constraints are not allowed on a method parameter."
        case .namedBlockNotAllowedInMethod: "A named block is not allowed in a class method."
        case .nonStaticMemberAccessInStaticMember:
            "Cannot access the non-static member '{0}' in a static method or initializer of a static "
                + "property."
        case .nonVoidMethodMissingReturnValue: "Invalid return statement within non-void method."
        case .onlyOneParameterListAllowed:
            "The param statement cannot be used if arguments were specified in the function "
                + "declaration."
        case .openBraceNeedsToBeBackTickedInVariableName: "Use `{ instead of { in variable names."
        case .operatorNotSupportedInDataSection:
            "The '{0}' operator is not allowed in restricted language mode or a Data section."
        case .operatorRequiresVariableOrProperty:
            "The '{0}' operator works only on variables or on properties."
        case .orderedAttributeOnlyOnHashLiteralNode:
            "The {0} attribute can be specified only on a hash literal node."
        case .parallelAndSequenceBlockNotSupportedInDataSection:
            "Parallel and sequence blocks are not allowed in restricted language mode or a Data "
                + "section."
        case .paramBlockNotAllowedInMethod: "A param block is not allowed in a class method."
        case .parameterAlreadyBound:
            "Cannot bind parameter because parameter '{0}' is specified more than once. To provide "
                + "multiple values to parameters that can accept multiple values, use the array syntax. "
                + "For example, \"-parameter value1,value2,value3\"."
        case .parameterAttributeArgumentNeedsToBeConstant: "Attribute argument must be a constant."
        case .parameterAttributeArgumentNeedsToBeConstantOrScriptBlock:
            "Attribute argument must be a constant or a script block."
        case .parameterCannotHaveArgument: "Parameter {0} cannot have an argument."
        case .parameterDeclarationNotSupportedInDataSection:
            "Parameter declarations are not allowed in restricted language mode or a Data section."
        case .parameterRequiresArgument: "Parameter {0} requires an argument."
        case .parserError: "{0}"
        case .pipelineValueRequired:
            "A switch statement must have one of the following:  '-file file_name' or '( expression "
                + ")'."
        case .propertyNotFoundForAttribute:
            "Property '{0}' cannot be found for attribute '{1}'. Specify one of the following "
                + "properties: {2}."
        case .propertyReferenceNotSupportedInDataSection:
            "Property references are not allowed in restricted language mode or a Data section."
        case .redirectionNotSupported: "The '{0}' operator is reserved for future use."
        case .redirectionNotSupportedInDataSection:
            "Redirection is not allowed in restricted language mode or a Data section."
        case .referenceNeedsToBeByItselfInTypeConstraint:
            "Cannot use [ref] with other types in a type constraint."
        case .referenceNeedsToBeByItselfInTypeSequence:
            "Cannot have two occurrences of [ref] in a type sequence."
        case .referenceNeedsToBeLastTypeInTypeConversion:
            "[ref] can only be the final type in type conversion sequence."
        case .requiredNameOrExpressionMissing: "A required name or expression was missing."
        case .requiresArgumentMustBeConstant: "Argument must be constant."
        case .requiresInvalidStringArgument:
            "The argument for the {0} parameter is not valid. Specify a valid string argument."
        case .requiresModuleInvalid: "The argument for the Module parameter is not valid. {0}"
        case .requiresPSEditionInvalid:
            "The argument for the {0} parameter is not valid. Specify a valid PowerShell edition."
        case .requiresPSEditionValueIsAlreadySpecified:
            "The argument for the {0} parameter contains duplicate values. Do not specify duplicate "
                + "PowerShell edition values."
        case .requiresVersionInvalid:
            "The argument for the Version parameter is not valid. Specify a valid PowerShell "
                + "version, in the format major.minor version."
        case .reservedKeywordNotAllowed:
            "The '{0}' keyword is not supported in this version of the language."
        case .scriptBlockNotSupportedInDataSection:
            "Script block literals are not allowed in restricted language mode or a Data section."
        case .scriptRequiresInvalidFormat:
            "Cannot process the \"#requires\" statement because it is not in the correct "
                + "format.\nThe \"#requires\" statement must be in one of the following formats:\n "
                + "\"#requires -shellid <shellID>\"\n \"#requires -version <major.minor>\"\n \"#requires "
                + "-psedition <edition>\"\n \"#requires -pssnapin <psSnapInName> [-version "
                + "<major.minor>]\"\n \"#requires -modules <ModuleSpecification>\"\n \"#requires "
                + "-runasadministrator\""
        case .scriptTooComplicated: "Processing was stopped because the script is too complex."
        case .sealedBaseClass: "Cannot inherit from sealed class '{0}'."
        case .splattingNotPermitted:
            "The splatting operator '@' cannot be used to reference variables in an expression. "
                + "'@{0}' can be used only as an argument to a command. To reference variables in an "
                + "expression use '${0}'."
        case .splattingNotPermittedInArgumentList:
            "Splatted variables like '@{0}' cannot be part of a comma-separated list of arguments."
        case .streamAlreadyRedirected: "The {0} for this command is already redirected."
        case .subtypeArray: "Invalid base type '{0}'. Base type cannot be an array."
        case .switchStatementNotSupportedInDataSection:
            "The switch statement is not allowed in restricted language mode or a Data section."
        case .terminatorExpectedAtEndOfString: "The string is missing the terminator: {0}."
        case .throttleLimitRequiresParallelFlag:
            "The ThrottleLimit parameter is only supported on foreach statements that use the "
                + "Parallel parameter."
        case .tooManyDigitsInUnicodeEscapeSequence:
            "The Unicode escape sequence contains more than the maximum of six hex digits between "
                + "braces."
        case .tooManyTypes: "Only one type may be specified on class members."
        case .trapStatementNotSupportedInDataSection:
            "The Trap statement is not allowed in restricted language mode or a Data section."
        case .tryStatementNotSupportedInDataSection:
            "The Try statement is not allowed in restricted language mode or a Data section."
        case .typeNameExpected: "Type name expected."
        case .typeNotAllowedBeforeParam: "Unexpected type [{0}] was found in the parameter statement."
        case .typeNotAllowedBeforeStatement: "Unexpected type [{0}] was found before statement."
        case .typeNotAllowedForProperty: "The type '{0}' is not allowed on a property."
        case .typeNotAllowedInDataSection:
            "The type {0} is not allowed in restricted language mode or a Data section."
        case .tokenAfterEndOfValidScriptText: "Executable script code found in signature block."
        case .typeNotFound: "Unable to find type [{0}]."
        case .unexpectedAttribute: "Unexpected attribute '{0}'."
        case .unexpectedCharactersAfterHereStringHeader:
            "No characters are allowed after a here-string header but before the end of the line."
        case .unexpectedKeyword: "Unexpected keyword '{0}'."
        case .unexpectedToken: "Unexpected token '{0}' in expression or statement."
        case .unexpectedUnaryOperator: "Internal error - unexpected unary operator {0}."
        case .unrecognizedToken: "Unrecognized token in source text."
        case .unsupportedNamedBlockInConfiguration:
            "Configuration only supports the End block in its body. Begin, Process and DynamicParam "
                + "blocks are not allowed in a configuration."
        case .usingMustBeAtStartOfScript:
            "A 'using' statement must appear before any other statements in a script."
        case .usingStatementNotSupported: "This syntax of the 'using' statement is not supported."
        case .variableNotLocal: "Variable is not assigned in the method."
        case .variableReferenceNotSupportedInDataSection:
            "A variable that cannot be referenced in restricted language mode or a Data section is "
                + "being referenced. Variables that can be referenced include the following: {0}."
        case .voidMethodHasReturn: "Invalid return statement within void method."
        case .voidTypeConstraintNotAllowed:
            "[void] cannot be used as a parameter type, or on the left side of an assignment."
        case .whitespaceBeforeHereStringFooter: "White space is not allowed before the string terminator."
        case .workflowNotSupportedInPowerShellCore: "Workflow is not supported in PowerShell 6+."
        }
    }
}
